import { z } from "zod";

// Schemas must not be compiled into functions: the page may not make code out of text, and asking is a violation too.
z.config({ jitless: true });

export { z };
