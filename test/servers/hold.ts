import { startPostgres } from "./postgres";
import { startRedis } from "./redis";

/** Starts a server, says its process and waits to be killed: `tsx hold.ts redis`. */
const { pid } = await (process.argv[2] === "redis" ? startRedis() : startPostgres());
console.log(pid);
