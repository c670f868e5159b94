/** Files as a document refers to them, and how they lie on the device: in sealed pieces (sync_protocol/sealed_file.py). */
import { FILE_PIECE_BYTES, SEALED_PIECE_EXTRA } from "../protocol.gen";

/**
 * `on_device`: it waits here. `sending`: the server has some of it. `at_server`: the server has verified it. `awaited`:
 * it is on another device. `unknown`: the server cannot be asked; it may be held here all the same.
 */
export type FileState = "on_device" | "sending" | "at_server" | "awaited" | "unknown";

export interface FileView {
  readonly state: FileState;
  /** How much of it the server has, from 0 to 1. */
  readonly sent: number;
  /** Whether its bytes can be opened without the server. */
  readonly held: boolean;
  /** The code of why it does not leave, or null. */
  readonly trouble: string | null;
  /** The name of the device that has it, where it should be at the server by now; else empty. */
  readonly late_on: string;
}

export const UNKNOWN: FileView = { state: "unknown", sent: 0, held: false, trouble: null, late_on: "" };

/** Why a file was not kept or not opened: the message id is `file-<code>`. */
export type FileProblem = "no-room" | "too-large" | "not-here" | "unreachable" | "damaged";

/** What forms need of the device for the files of a document. */
export interface Files {
  /** Keeps the bytes here, sealed, until the server has them. Returns their SHA-256 in hex. */
  keep(file: Blob): Promise<{ readonly sha256: string } | { readonly problem: FileProblem }>;
  /** How far these files of a document are; `ask` the server too, where that is possible. */
  of(document: string, wanted: readonly string[], ask: boolean): Promise<ReadonlyMap<string, FileView>>;
  /** The bytes, verified by their SHA-256: from here, or from the server. */
  open(document: string, sha256: string): Promise<Blob | { readonly problem: FileProblem }>;
  /** The person took it away: it does not leave any more, and its bytes go once nothing can bring it back. */
  drop(sha256: string): Promise<void>;
  /** Calls the listener when a file moved on. Returns the way to stop. */
  onChange(listener: () => void): () => void;
}

export const piecesOf = (size: number): number => Math.ceil(size / FILE_PIECE_BYTES);
export const sealedSize = (size: number): number => size + SEALED_PIECE_EXTRA * piecesOf(size);
export const SEALED_PIECE_BYTES = FILE_PIECE_BYTES + SEALED_PIECE_EXTRA;

/** What a piece belongs to: it opens in this place of this file, and in no other. */
export const placeOf = (sha256: string, index: number, count: number): string => `file|${sha256}|${index}|${count}`;
/** What a file's sealed key belongs to. */
export const keyPlace = (sha256: string): string => `file|${sha256}`;
