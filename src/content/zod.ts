import { z } from "zod";

// Zod must not compile schemas into functions: the page's policy forbids code from text, and even zod's check for it
// counts as a violation.
z.config({ jitless: true });

export { z };
