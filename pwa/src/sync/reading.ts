/** What the worker of the reference lists does, apart from being a worker. */
import { openList, type OpenList } from "../domain/reference";
import type { ReferenceList } from "../protocol.gen";
import type { Question } from "./reader";

export interface Reading {
  /** Throws SyntaxError for a file that is no list. */
  open(name: string, file: Uint8Array<ArrayBuffer>): void;
  /** Throws for a list that is not open. */
  ask(name: string, question: Question): unknown;
}

export function createReading(): Reading {
  const lists = new Map<string, OpenList>();
  return {
    open(name, file) {
      lists.set(name, openList(JSON.parse(new TextDecoder().decode(file)) as ReferenceList));
    },
    ask(name, question) {
      const list = lists.get(name);
      if (!list) throw new Error(`the list ${name} is not open`);
      switch (question[0]) {
        case "lookUps":
          return list.lookUps();
        case "search":
          return list.search(question[1]);
        case "prepare":
          list.prepare(question[1]);
          return null;
        case "entry":
          return list.entry(question[1], question[2], question[3]);
        case "named":
          return list.named(question[1], question[2], question[3]);
        case "below":
          return list.below(question[1], question[2], question[3]);
        case "lines":
          return list.lines(question[1], question[2], question[3], question[4]);
        case "linesOf":
          return list.linesOf(question[1]);
      }
    },
  };
}
