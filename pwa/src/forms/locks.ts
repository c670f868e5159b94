/** Which boxes of the open document stay as they are, and why: a clone's (NEW-3), and what was decided (SIGN-7). */
import { createContext } from "svelte";

export interface Locks {
  /** Why nobody changes a box, section, table or row here, in a sentence; empty where it can be changed. */
  why(path: string): string;
  /** Whether a row stays in its table, though its boxes may be open. */
  stays(path: string): boolean;
}

export const [locks, setLocks] = createContext<Locks>();
