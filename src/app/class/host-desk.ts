import type { HostMessage, JoinRequest } from "../../content/class/class-messages";
import type { ClassDeskOptions } from "./class-desk-options";
import type { ClassResultRow, OpenedClass } from "./class-port";

/** The host's desk of a class. */
export interface HostDesk {
  /** Sits down at the desk of a session that this device has opened, and shows it. @throws ClassFailure */
  begin(opened: OpenedClass): Promise<void>;
  /** Comes back to a desk (a reload), or takes one over. @throws ClassFailure */
  resume(session: string, request: Extract<JoinRequest, { as: "host" }>): Promise<void>;
  /** Comes back to the desk of a session that this device has hosted. @returns false where it has not */
  comeBack(session: string): Promise<boolean>;
  send(message: HostMessage): void;
  /** All records so far. @throws ClassFailure */
  results(): Promise<readonly ClassResultRow[]>;
  /** Erases everything about the session on the server. @throws ClassFailure */
  erase(): Promise<void>;
  leave(): void;
}

export function createHostDesk(_options: ClassDeskOptions): HostDesk {
  const none = (): void => {};
  return {
    begin: async () => {},
    resume: async () => {},
    comeBack: async () => false,
    send: none,
    results: async () => [],
    erase: async () => {},
    leave: none,
  };
}
