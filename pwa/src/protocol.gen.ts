// Written by `make generate` from sync_protocol/; a change belongs there.

export const PROTOCOL_VERSION = 2;

/** A date and time in UTC, RFC 3339. */
export type Instant = string;
/** A day, YYYY-MM-DD. */
export type IsoDate = string;
/** A plain decimal number as text, never a float. */
export type Decimal = string;
/** The name of a document type; which there are, the catalogue says. */
export type DocumentType = string;

export type Status = "draft" | "new" | "in_progress" | "pre_valid" | "valid" | "rejected" | "cancelled" | "replaced" | "recalled" | "deleted";

/**
 * What is done to a document.
 *
 * `start` begins Part II of what its own side made; `complete` adds what may follow a decision; `expire` is the
 * removal of what nobody went on with.
 */
export type Action = "submit" | "save_checks" | "start" | "accept" | "refuse" | "cancel" | "replace" | "recall" | "complete" | "delete" | "expire";

/**
 * Which side of the counter may do it; RESTRICTED is an authority's official with restricted rights (ST-8), SYSTEM
 * what happens by itself.
 */
export type Side = "operator" | "authority" | "restricted" | "system";

/**
 * One row of the table: who may lead a document from a status to another, and whether it is signed.
 *
 * `rule` is the identifier that it comes from. `types` are the document types that the row is for, all where it names
 * none; `but` are those that it is not for.
 */
export interface Transition {
  readonly action: Action;
  readonly start: Status;
  readonly end: Status;
  readonly by: readonly Side[];
  readonly signed: boolean;
  readonly rule: string;
  readonly types?: readonly string[];
  readonly but?: readonly string[];
}

/**
 * What may be added to a document after its decision (SIGN-7): the boxes whose paths begin so, and nothing else.
 *
 * `boxes` are those of a row that the decision has; of a row that is added it is all of them.
 */
export interface Completion {
  readonly start: Status;
  readonly path: string;
  readonly rule: string;
  readonly boxes?: readonly string[];
}

/** The mark on a print of what has this status, or of an installation of this kind; `words` is a message id. */
export interface Watermark {
  readonly of: string;
  readonly words: string;
}

/** How a document is made from another one: "copy as new", "copy as replacement", or a clone. */
export type OriginKind = "copy" | "replacement" | "clone";

/**
 * What a document that is made from another one starts with: the boxes below `takes`, but not those below
 * `without`.
 */
export interface Beginning {
  readonly kind: OriginKind;
  readonly takes: readonly string[];
  readonly without: readonly string[];
  readonly rule: string;
}

/** A type of document that is cloned into another (NEW-2). */
export interface Clone {
  readonly source: string;
  readonly target: string;
}

/** A box, section or table of a clone that stays as it was in its source, for sources of these types or of all. */
export interface LockedBox {
  readonly path: string;
  readonly sources?: readonly string[];
}

/** Every box of another section, each into the box of its name. */
export type Section = readonly [tag: "section", path: string];

/** What a list of the reference data says of the organisation that the document is made for. */
export type Own = readonly [tag: "own", list: string];

/** The authority that the document is addressed to. */
export type Addressee = readonly [tag: "addressee"];

/**
 * The authority that is competent for the organisation in the section at `path`, by the column `fact` of the list
 * of organisations; `else_addressee`: where that does not say it, the one that the document is addressed to.
 */
export type Competent = readonly [tag: "competent", path: string, fact: string, else_addressee: boolean];

export type FillKind = "begins" | "goes_with" | "follows" | "offered";

/** What fills the box or section at `at`, under the code of the rule that says so. `when` as in a rule. */
export interface Filling {
  readonly code: string;
  readonly kind: FillKind;
  readonly at: string;
  readonly source: Source;
  readonly when?: Test;
  readonly editions?: readonly string[];
}

/** The value of a box. */
export type Get = readonly [tag: "get", path: string, kind: BoxKind];

/** A constant; decimals, dates and instants as text. */
export type Lit = readonly [tag: "lit", value: string | number | boolean, kind: BoxKind];

/** The day that the rules are judged on. */
export type On = readonly [tag: "on"];

/** The day of an instant where the days of the law are counted. */
export type Day = readonly [tag: "day", instant: Value];

/** The sum of two numbers. */
export type Plus = readonly [tag: "plus", left: Value, right: Value, kind: BoxKind];

/** The sum over the rows of a table; 0 where there are none, missing where one addend is. */
export type Sum = readonly [tag: "sum", table: string, value: Value, kind: BoxKind];

/** How many rows meet a condition; missing where one row leaves it open. */
export type Count = readonly [tag: "count", table: string, where: Test];

/** Whether there is a value; never open. */
export type Present = readonly [tag: "present", value: Value];

/** The value that a list of the reference data holds for these keys on the day. */
export type Find = readonly [tag: "find", list: string, keys: readonly Value[], kind: BoxKind];

/** Whether two values are equal. */
export type Same = readonly [tag: "=", left: Value, right: Value, kind: BoxKind];

/** Whether the left value is below, or before, the right one. */
export type Less = readonly [tag: "<", left: Value, right: Value, kind: BoxKind];

/** Whether a text is one of these. */
export type In = readonly [tag: "in", value: Value, options: readonly string[]];

/** Whether a text starts with one of these. */
export type Starts = readonly [tag: "starts", value: Value, prefixes: readonly string[]];

/** Whether a decimal needs at most so many digits after the point. */
export type Places = readonly [tag: "places", value: Value, most: number];

/** Whether a list of the reference data has an entry for these keys on the day. */
export type Listed = readonly [tag: "listed", list: string, keys: readonly Value[]];

/** Whether all parts hold; true without parts. */
export type And = readonly [tag: "and", parts: readonly Test[]];

/** Whether a part holds; false without parts. */
export type Or = readonly [tag: "or", parts: readonly Test[]];

/** The opposite; open stays open. */
export type Not = readonly [tag: "not", test: Test];

/** Whether a row of the table meets the condition. */
export type AnyRow = readonly [tag: "any", table: string, test: Test];

/** Whether every row of the table meets the condition. */
export type AllRows = readonly [tag: "all", table: string, test: Test];

/**
 * What a box takes of an entry of a list: its `code`, `text` or `value`, or the fact of that name.
 *
 * `box` is the name of the box in the section or row that the entry fills; no `list` stands for any. Of two that fit,
 * the first holds.
 */
export interface Taken {
  readonly box: string;
  readonly what: string;
  readonly list?: string;
}

/** An entry of a list as a person reads it. */
export interface Picked {
  readonly code: string;
  readonly text?: string;
  readonly value?: string;
  readonly facts?: Readonly<Record<string, string>>;
}

/** Who makes a document: the authority that it is addressed to, and the own organisation where there is one. */
export interface Maker {
  readonly post: string;
  readonly organisation?: Picked;
}

export type Activity = "exporter" | "importer" | "consignee" | "responsible" | "place_of_origin" | "destination" | "delivery_address" | "warehouse";

/** The activities that fit a box of a form, by the name of the box. */
export interface Fitting {
  readonly box: string;
  readonly activities: readonly Activity[];
}

/** The organisation of whoever is about to clone; an authority has none. */
export interface Cloner {
  readonly organisation?: string;
}

export type RecordType = "document" | "profile" | "reference_list" | "outcome";

/**
 * Two values for one box, or two acts on one document, that a person has to resolve. Both are kept.
 *
 * `at` is the path of a box or of a row, or empty where the whole document is meant (SIGN-6). `kept` is what counts
 * now, `other` what does not; a box with three values has two conflicts. Values are texts as they are, nothing as
 * nothing, anything else as JSON. `kept_at` and `other_at` are when the server received the values, of a decision
 * when it was signed. `rev` is the revision of the document that the conflict came with. `id` is its name, which
 * means this conflict and no other, also after a restored backup.
 */
export interface Conflict {
  readonly id?: string;
  readonly rev?: number;
  readonly at: string;
  readonly code: string;
  readonly kept: string;
  readonly other: string;
  readonly kept_by: string;
  readonly other_by: string;
  readonly kept_at?: Instant;
  readonly other_at?: Instant;
  readonly noticed_at: Instant;
}

/**
 * How a conflict was settled: by choosing what counts, the other, or both; by setting the box anew; or by signing
 * the document as it stood.
 */
export type Choice = "kept" | "other" | "both" | "anew" | "signed";

/**
 * A conflict that somebody settled, and how: the document's history of it.
 *
 * `value` is what counts from then on, as a conflict has it. `counted` is False for a choice that came after another
 * one, or too late to be followed: it is kept and changed nothing.
 */
export interface Resolution {
  readonly conflict: Conflict;
  readonly choice: Choice;
  readonly value: string;
  readonly by: string;
  readonly resolved_at: Instant;
  readonly counted?: boolean;
}

/**
 * The signed outcome of Part II, as the server received it.
 *
 * `statement` is the signed COSE message, base64url, kept as received. `clock_gap_ms` is the server's time of
 * receipt minus the device's time of signature, corrected for the delay that the device knew of (DEC-5). `reported`
 * is what the Commission is to be told of it: the warnings that were not heeded (CN-8). `previous_at` is the date of
 * the device's signature before this one, where that is later: a clock was set back, or one of the two is not true
 * (DEC-5).
 */
export interface Decision {
  readonly outcome: string;
  readonly signed_at: Instant;
  readonly received_at: Instant;
  readonly signed_by: string;
  readonly statement: string;
  readonly version: number;
  readonly clock_gap_ms?: number;
  readonly reported?: readonly Finding[];
  readonly previous_at?: Instant;
}

/**
 * A rule that is broken or, with `missing`, one that cannot be judged until those boxes are filled.
 *
 * `at` is the path of a box with the ids of its rows, `row` the index of the outermost row. A rule that waits for
 * an entry of a list, and for no box, counts as broken: no one can fill that in. `words` is the id of the rule's
 * sentence, `detail` what an import has to say beside it.
 */
export interface Finding {
  readonly code: string;
  readonly at: string;
  readonly row?: number;
  readonly missing?: readonly string[];
  readonly warning?: boolean;
  readonly detail?: string;
  readonly words?: string;
}

/** The countersigned seal: `digits` is what stands behind the number sign of the QR's link. */
export interface Certificate {
  readonly number: string;
  readonly digits: string;
  readonly shard: string;
  readonly index: number;
  readonly issued_at: Instant;
}

/** Where an imported document comes from. Imported documents are facts: never sealed by us. */
export interface Imported {
  readonly reference: string;
  readonly status: string;
  readonly decided_elsewhere: boolean;
  readonly unmapped?: readonly string[];
}

/** What another document is to this one. */
export type RelationKind = "replaces" | "replaced_by" | "clone_of" | "cloned_as";

/**
 * Another document that this one was made from, or that was made from it (ST-6, NEW-2).
 *
 * `reference`, `status` and `post` are the other's as they are now; `at` is when it came to this status. In a document
 * that is being replaced, the other is not decided yet.
 */
export interface Relation {
  readonly kind: RelationKind;
  readonly document: string;
  readonly type: DocumentType;
  readonly status: Status;
  readonly post: string;
  readonly at: Instant;
  readonly reference?: string;
}

/**
 * One official record with a lifecycle.
 *
 * `rev` goes up by one with every applied operation; `version` is the -Vn that people see (REF-2), 0 before the first
 * submission. `reference` is empty in a draft (REF-1). `content` is the form of `type`, as JSON. `post` is the
 * authority that the document is addressed to; `organisation` the operator's, empty where an authority made it.
 * `named` are the feeds of the posts and organisations that a decided document names and is shown to as well.
 * `locked` are boxes of a clone that stay as they were in its source (NEW-3), by the beginning of their paths.
 */
export interface Document {
  readonly id: string;
  readonly type: DocumentType;
  readonly edition: string;
  readonly rev: number;
  readonly status: Status;
  readonly post: string;
  readonly organisation?: string;
  readonly version?: number;
  readonly reference?: string;
  readonly local_reference?: string;
  readonly content?: unknown;
  readonly arrival?: Instant;
  readonly submitted_at?: Instant;
  readonly submitted_by?: string;
  readonly decision?: Decision;
  readonly certificate?: Certificate;
  readonly imported?: Imported;
  readonly relations?: readonly Relation[];
  readonly locked?: readonly string[];
  readonly named?: readonly string[];
  readonly findings?: readonly Finding[];
  readonly conflicts?: readonly Conflict[];
  readonly resolutions?: readonly Resolution[];
  readonly changed_at?: Instant;
  readonly changed_by?: string;
}

/** The person at the device, as the device may know: what the work list and the bar show. */
export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly post?: string;
  readonly post_name?: string;
  readonly organisation?: string;
}

/**
 * Which version of a list of the reference data holds; the record's id is `name`.
 *
 * The list itself, a `ReferenceList`, is the file at `/api/reference/<name>/<sha256>` and never changes; `bytes` is
 * its size before compression. `example`, `version`, `source` and `valid_from` as in the list.
 */
export interface PublishedList {
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly valid_from: IsoDate;
  readonly example: boolean;
  readonly sha256: string;
  readonly bytes: number;
  readonly entries: number;
}

/**
 * A line of a list with what a person reads of it.
 *
 * The first key is the code that a box takes. `words` by language (ISO 639-1; `la` is the scientific name), empty for
 * an entry that is only looked up. `facts` by name: a parent, a country, a latitude; which ones, the list decides.
 */
export interface ReferenceEntry {
  readonly keys: readonly (string | null)[];
  readonly since: IsoDate;
  readonly until?: IsoDate;
  readonly value?: string;
  readonly words?: Readonly<Record<string, string>>;
  readonly facts?: Readonly<Record<string, string>>;
}

/**
 * A list with its source. Entries are in the order of their keys, then of `since`; the entries of one key never
 * hold on the same day.
 *
 * `version` and `source` are words for people. `valid_from`: the day from which the source says that it holds.
 * `example`: made up for demonstrations, and shown as such wherever the list is chosen from.
 */
export interface ReferenceList {
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly valid_from: IsoDate;
  readonly example: boolean;
  readonly match: readonly Match[];
  readonly entries: readonly ReferenceEntry[];
}

export type Kind = "request" | "fact";

export type OperationType = "document.create" | "document.set" | "document.submit" | "document.decide" | "document.cancel" | "document.delete" | "document.start" | "document.recall" | "document.complete" | "conflict.resolve";

/**
 * Whether an operation can be refused, whether it carries a signature, and the newest version of its arguments.
 *
 * What devices of older versions wrote is brought to that version by `upcasting`.
 */
export interface OperationRule {
  readonly type: OperationType;
  readonly kind: Kind;
  readonly signed: boolean;
  readonly v?: number;
}

export interface RecordRef {
  readonly type: RecordType;
  readonly id: string;
}

/** The server's revision of the record that the person saw. */
export interface Base {
  readonly rev: number;
}

/**
 * The device's clock: a statement, never an order. `offset_ms` is how far ahead of the server the device believes
 * to be.
 */
export interface DeviceTime {
  readonly device: Instant;
  readonly zone: string;
  readonly offset_ms: number;
}

/** Arguments of `document.create` and `document.set`: boxes by path, rows by id (`part2/decision/reasons/k7`). */
export interface Change {
  readonly set?: Readonly<Record<string, unknown>>;
  readonly unset?: readonly string[];
  readonly add?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly remove?: readonly string[];
}

/**
 * Arguments of a signed operation: the COSE message and the content's canonical bytes, both base64url.
 *
 * Both are stored as they came and never encoded again.
 */
export interface Signed {
  readonly statement: string;
  readonly content: string;
}

/** The document that a new one is made from, and how (NEW-1, NEW-2, ST-6). */
export interface Origin {
  readonly kind: OriginKind;
  readonly document: string;
}

/** Arguments of `document.create`. With an origin, the change comes on top of what the document starts with. */
export interface Creation {
  readonly type: string;
  readonly edition: string;
  readonly post: string;
  readonly change: Change;
  readonly origin?: Origin;
}

/** Where an operation stood before its stream was given up: the stream, and its seq there. */
export interface Moved {
  readonly client_id: string;
  readonly seq: number;
}

/**
 * Arguments of `conflict.resolve`: what a person chose where one box has several values, or for two acts.
 *
 * `conflicts` are the ids of all that the choice settles, of one box or one act. `choice` is kept, other or both;
 * `chosen` is the id of the conflict whose other value it is, where there are several. `note` says in the person's
 * language what the remark of the section says of the values that the box cannot hold together.
 */
export interface Resolve {
  readonly conflicts: readonly string[];
  readonly choice: Choice;
  readonly chosen?: string;
  readonly note?: string;
}

/**
 * What a person did. On the wire it is a string, hashed and stored as its exact bytes.
 *
 * `after` is the seq of the device's previous pending operation on this record. `group` binds operations that follow
 * one another, `group_size` in number, and are applied together or not at all; they travel in one push.
 * `moved` is set on what goes on in a new stream after a CHAIN_FORK, under the same `op_id`.
 */
export interface Body {
  readonly op_id: string;
  readonly type: string;
  readonly v: number;
  readonly record: RecordRef;
  readonly base: Base;
  readonly after?: number;
  readonly group?: string;
  readonly group_size?: number;
  readonly moved?: Moved;
  readonly args: unknown;
  readonly actor: string;
  readonly at: DeviceTime;
  readonly app: string;
  readonly schema: number;
}

/**
 * One link of a device's stream. Either `body`, or `sealed`: the body sealed to the server's public key
 * (base64url of HPKE's encapsulated key and ciphertext), sent when the person who wrote it is not logged in.
 */
export interface Operation {
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
  readonly body?: string;
  readonly sealed?: string;
}

/** `ack_through`: results up to this seq are safe on the device and need not be kept. */
export interface Push {
  readonly client_id: string;
  readonly epoch: string;
  readonly ack_through: number;
  readonly ops: readonly Operation[];
}

export type ResultStatus = "applied" | "merged" | "noop" | "rejected" | "quarantined";

/** One box with two values: `mine` is the operation's, `theirs` the value that stood there. */
export interface FieldConflict {
  readonly field: string;
  readonly mine: string;
  readonly theirs: string;
}

/** What became of one operation. Kept byte for byte until acknowledged; a second delivery gets the same. */
export interface Result {
  readonly seq: number;
  readonly status: ResultStatus;
  readonly rev?: number;
  readonly code?: string;
  readonly detail?: string;
  readonly fields?: readonly string[];
  readonly conflicts?: readonly FieldConflict[];
  readonly parent?: number;
}

/**
 * `results` are of this push, in order of seq; where they end before it, send on from `last_seq` + 1.
 *
 * `expected_seq` is set where the batch began behind a gap. `pull_hint`: what came of the push waits in the person's
 * feeds. `retry_after`: seconds to wait before the rest, for which there was no time.
 */
export interface PushReply {
  readonly epoch: string;
  readonly last_seq: number;
  readonly last_hash: string;
  readonly results: readonly unknown[];
  readonly expected_seq?: number;
  readonly pull_hint?: boolean;
  readonly retry_after?: number;
}

/** What became in the end of an operation that was put aside: a record of its person, whose id is the `op_id`. */
export interface Outcome {
  readonly id: string;
  readonly client_id: string;
  readonly record: string;
  readonly result: Result;
}

/**
 * `checkpoint` is the token of the last page that the device stored, empty from zero. `protocol` is the version
 * that the device speaks.
 */
export interface Pull {
  readonly client_id: string;
  readonly epoch: string;
  readonly checkpoint?: string;
  readonly limit_bytes?: number;
  readonly protocol?: number;
}

/** `last_seq`: operations up to it are in the data that follows, later ones are not. */
export interface Begin {
  readonly line: "begin";
  readonly epoch: string;
  readonly last_seq: number;
  readonly server_time: Instant;
}

export interface FeedAdded {
  readonly line: "feed_added";
  readonly feed: string;
}

export interface FeedRemoved {
  readonly line: "feed_removed";
  readonly feed: string;
}

/** A record as it is now. `data` is a Document, a Profile, a PublishedList or an Outcome by `type`. */
export interface Put {
  readonly line: "put";
  readonly type: RecordType;
  readonly id: string;
  readonly rev: number;
  readonly feed: string;
  readonly data: unknown;
}

/** The record is no longer in this feed; held by no other, it goes from the device. */
export interface Leave {
  readonly line: "leave";
  readonly type: RecordType;
  readonly id: string;
  readonly feed: string;
}

/** Number of records present in a feed, and the sum modulo 2**64 of `record_sum` over them. */
export interface FeedSum {
  readonly feed: string;
  readonly count: number;
  readonly sum: string;
}

export interface Checkpoint {
  readonly line: "checkpoint";
  readonly token: string;
  readonly complete: boolean;
  readonly feeds: readonly FeedSum[];
}

/** The first line: when the file was made, by which version of the app. */
export interface UnsentHead {
  readonly line: "head";
  readonly format: string;
  readonly made_at: Instant;
  readonly app: string;
}

/** One operation, with the stream and the device that it belongs to. */
export interface UnsentOperation {
  readonly line: "operation";
  readonly client_id: string;
  readonly device_id: string;
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
  readonly sealed: string;
}

/** A file that the server has not verified, with the device that kept it; its pieces follow in their order. */
export interface UnsentAttachment {
  readonly line: "file";
  readonly device_id: string;
  readonly sha256: string;
  readonly size: number;
  readonly sealed_key: string;
}

/** A piece of the file before it, sealed as it lay on the device, base64url. */
export interface UnsentPiece {
  readonly line: "piece";
  readonly sealed: string;
}

/**
 * After the operations and files, one for each device: that they are all there, and that this device wrote them.
 *
 * `mac` is the HMAC-SHA256, in hex, of `UNSENT_FORMAT`, of each operation's stream, seq and hash, and of each file's
 * SHA-256 and size, as they stand in the file, each followed by a NUL. Its key is the SHA-256, in hex, of the device's
 * token: the server knows no more.
 */
export interface UnsentProof {
  readonly line: "proof";
  readonly device_id: string;
  readonly mac: string;
}

/** A line of a list, valid from `since` up to and including `until`. A key of None fits every key. */
export interface Entry {
  readonly keys: readonly (string | null)[];
  readonly since: IsoDate;
  readonly until?: IsoDate;
  readonly value?: string;
}

/**
 * A list, with the way each of its keys is matched.
 *
 * An empty box as key leaves the look-up open, unless that key is matched by "any".
 */
export interface List {
  readonly match: readonly Match[];
  readonly entries: readonly Entry[];
}

/**
 * Where `when` holds, `require` must hold. A star in `at` makes it a rule for each row of that table.
 *
 * `text` is its sentence in English, which does not travel; `words` is the id of that sentence in every language.
 * `editions` are those of the form that it belongs to, all where there are none; it is never judged where the box that
 * it points to is not on the form. `at_submission`: it is judged where Part I is submitted for the first time, and not
 * again. `of_union`: it does not bind what a country outside the Union issues for its own use (CVEDP-5).
 */
export interface Rule {
  readonly code: string;
  readonly require: Test;
  readonly at: string;
  readonly words?: string;
  readonly when?: Test;
  readonly warning?: boolean;
  readonly text?: string;
  readonly editions?: readonly string[];
  readonly at_submission?: boolean;
  readonly of_union?: boolean;
}

/**
 * One field of a form. `number` by edition; `of` names the enum, the section's form or the rows' form.
 *
 * `picks` names the list of the reference data that its value, or those of its section or rows, are chosen from.
 * `editions` are those that have it, all where there are none; `labels` are by edition, where they differ.
 * `refers` is the path of the table whose row its value is the id of.
 */
export interface BoxInfo {
  readonly name: string;
  readonly kind?: BoxKind | "rows" | "section";
  readonly of?: string;
  readonly number?: readonly string[];
  readonly label?: string;
  readonly part?: string;
  readonly unit?: string;
  readonly max_length?: number;
  readonly picks?: string;
  readonly editions?: readonly string[];
  readonly labels?: readonly string[];
  readonly refers?: string;
}

/** A document type as `document_form.DocumentForm` has it; `content` is the name of a form. */
export interface TypeInfo {
  readonly content: string;
  readonly editions: readonly string[];
  readonly rules: readonly Rule[];
  readonly shown?: readonly Rule[];
  readonly title?: string;
  readonly since?: Readonly<Record<string, IsoDate>>;
  readonly filled?: readonly Filling[];
  readonly given?: readonly GivenBox[];
}

/**
 * A box that nobody fills in: it is no content, but `says` something of the document (BOX-1, BOX-5).
 *
 * It stands in the part of this name; `number` is by edition, empty where the form shows it without one.
 */
export interface GivenBox {
  readonly part: string;
  readonly says: Given;
  readonly number: readonly string[];
  readonly label: string;
}

/** What a box can say of the document itself: its reference with the version, the authority that it is for. */
export type Given = "reference" | "post";

/**
 * All that `forms.gen.json` holds: options of enums, boxes of forms, document types, each by name; and the states
 * that the rules call the Union.
 */
export interface CatalogueInfo {
  readonly enums: Readonly<Record<string, readonly string[]>>;
  readonly forms: Readonly<Record<string, readonly BoxInfo[]>>;
  readonly types: Readonly<Record<string, TypeInfo>>;
  readonly union: readonly string[];
}

export type ApprovalStatus = "approved" | "not_approved" | "suspended";

/** An organisation or person named in a box. */
export interface Party {
  readonly name?: string;
  readonly individual_name?: string;
  readonly address?: string;
  readonly city?: string;
  readonly postal_code?: string;
  readonly country?: string;
  readonly telephone?: string;
  readonly email?: string;
  readonly approval_number?: string;
  readonly approval_status?: ApprovalStatus;
  readonly identifier?: string;
}

/**
 * A file that belongs to the document, by what makes it known again: the file itself stays with who has it (EVI-1).
 *
 * `sha256` of its bytes, in hex, is signed with the rest: another file in its place does not fit.
 */
export interface Attachment {
  readonly id: string;
  readonly name?: string;
  readonly media_type?: string;
  readonly size?: number;
  readonly sha256?: string;
}

export type DocumentKind = "air_waybill" | "bill_of_lading" | "cargo_manifest" | "catch_certificate" | "commercial_document" | "commercial_invoice" | "conformity_certificate" | "container_manifest" | "customs_declaration" | "docom" | "health_certificate" | "heat_treatment_certificate" | "import_permit" | "inspection_certificate" | "itahc" | "journey_log" | "laboratory_sampling_results_for_aflatoxin" | "latest_veterinary_health_certificate" | "letter_of_authority" | "license_or_authorisation" | "list_of_ingredients" | "mycotoxin_certification" | "origin_certificate" | "packing_list" | "phytosanitary_certificate" | "processing_statement" | "proof_of_storage" | "railway_bill" | "road_consignment_note" | "sea_waybill" | "veterinary_health_certificate" | "other";

/** A certificate or paper that travels with the consignment. */
export interface AccompanyingDocument {
  readonly id: string;
  readonly kind?: DocumentKind;
  readonly number?: string;
  readonly issued?: IsoDate;
  readonly country?: string;
  readonly place?: string;
  readonly file_name?: string;
  readonly attachment?: string;
  readonly system?: string;
  readonly system_reference?: string;
}

/** An approved or listed place of origin. */
export interface Establishment {
  readonly id: string;
  readonly name?: string;
  readonly approval_number?: string;
  readonly country?: string;
  readonly section?: string;
  readonly activities?: string;
}

export type TransportType = "aeroplane" | "ship" | "railway_wagon" | "road_vehicle" | "road_vehicle_aeroplane" | "ship_railway_wagon" | "ship_road_vehicle" | "other";

/** A means of transport. */
export interface Transport {
  readonly type?: TransportType;
  readonly identification?: string;
  readonly document?: string;
}

/** One animal of a line, by the marks that the identity check compares. */
export interface Animal {
  readonly id: string;
  readonly number?: number;
  readonly name?: string;
  readonly passport?: string;
  readonly microchip?: string;
  readonly ear_tag?: string;
  readonly tattoo?: string;
  readonly description?: string;
  readonly permanent_address?: Party;
}

/** A line of animals. */
export interface AnimalLine {
  readonly id: string;
  readonly cn_code?: string;
  readonly description?: string;
  readonly complement?: string;
  readonly species?: string;
  readonly common_name?: string;
  readonly species_type?: string;
  readonly species_class?: string;
  readonly species_family?: string;
  readonly animals?: number;
  readonly packages?: number;
  readonly package_type?: string;
  readonly net_weight?: Decimal;
  readonly identification?: readonly Animal[];
}

export type Temperature = "ambient" | "chilled" | "frozen";

export type AnimalsCertifiedFor = "animal_feeding_stuff" | "approved" | "artificial_reproduction" | "breeding" | "circus" | "commercial_sale" | "commercial_sale_or_change_of_ownership" | "fattening" | "game_restocking" | "human_consumption" | "internal_market" | "other" | "personally_owned_pets" | "pets" | "production" | "quarantine" | "racing_competition" | "registered" | "registered_equidae" | "rejected_or_returned_consignment" | "relaying" | "rescue_rehoming" | "research" | "slaughter" | "technical_pharmaceutical_use" | "transit" | "zoo_collection";

/** A container and its seal: both or either (CN-9). */
export interface SealPair {
  readonly id: string;
  readonly container_number?: string;
  readonly seal_number?: string;
  readonly official_seal?: boolean;
}

/** Boxes 18 to 20 (CVEDA-3, CVEDA-4); the last three are those of today's systems. */
export type CvedaPurpose = "final_import" | "temporary_admission" | "re_entry" | "transhipment" | "transit" | "non_internal_market" | "private_import" | "transfer";

export type InternalMarketPurpose = "human_consumption" | "animal_feeding_stuff" | "pharmaceutical_use" | "technical_use" | "commercial_sale" | "commercial_sale_or_change_of_ownership" | "rescue" | "breeding" | "research" | "racing_or_competition" | "approved_premises_or_body" | "companion_animal" | "production" | "slaughter" | "fattening" | "game_restocking" | "registered_horses" | "other";

export type WarehouseType = "customs_warehouse" | "free_zone_or_free_warehouse" | "ship_supplier" | "ship";

/** Where a consignment goes that does not stay: exit, third country, ship. */
export interface Journey {
  readonly third_country?: string;
  readonly transhipment_country?: string;
  readonly final_post?: string;
  readonly exit_post?: string;
  readonly point_of_exit?: string;
  readonly exit_date?: IsoDate;
  readonly exit_arrival?: Instant;
  readonly warehouse?: WarehouseType;
  readonly registration_number?: string;
  readonly ship_name?: string;
  readonly ship_port?: string;
}

/** A country on the way. */
export interface Country {
  readonly id: string;
  readonly country?: string;
}

export interface CvedaPurposes {
  readonly group?: CvedaPurpose;
  readonly conforms?: boolean;
  readonly internal_market?: InternalMarketPurpose;
  readonly journey?: Journey;
  readonly transit_countries?: readonly Country[];
}

/** Where animals rest or change their means of transport: a free text, which no authority stands for. */
export interface RestingPoint {
  readonly id: string;
  readonly place?: string;
}

/** An approved control post on the way (CVEDA-154). */
export interface ControlPost {
  readonly id: string;
  readonly post?: string;
}

/**
 * The journey from the border post to the place of destination. Times are minutes.
 *
 * `estimate` is the least time that the way takes by road (CVEDA-2), which nobody types: the app writes it, and the
 * server reckons it again. Where nothing is known of the way, it is empty.
 */
export interface Route {
  readonly estimate?: number;
  readonly journey_log?: boolean;
  readonly resting_points?: readonly RestingPoint[];
  readonly control_posts?: readonly ControlPost[];
}

/** Whom to ask about the consignment. */
export interface Contact {
  readonly id: string;
  readonly name?: string;
  readonly telephone?: string;
  readonly email?: string;
  readonly agent?: string;
}

export type PartyRole = "second_consignor" | "packer" | "place_of_origin" | "temporary_destination" | "permanent_address";

/** A party that has no box of its own on the form. */
export interface OtherParty {
  readonly id: string;
  readonly role?: PartyRole;
  readonly party?: Party;
}

/** A mark by which the goods or animals are known. */
export interface Mark {
  readonly id: string;
  readonly mark?: string;
  readonly description?: string;
}

/** What another system knows of this consignment, such as a customs transit number. */
export interface ExternalReference {
  readonly id: string;
  readonly system?: string;
  readonly reference?: string;
  readonly exact_match?: boolean;
  readonly verified_by_importer?: boolean;
  readonly verified_by_inspector?: boolean;
}

/** What today's systems ask beside the boxes of the form. */
export interface Particulars {
  readonly contacts?: readonly Contact[];
  readonly other_parties?: readonly OtherParty[];
  readonly port_of_entry?: string;
  readonly port_of_exit?: string;
  readonly left_port?: IsoDate;
  readonly control_point?: string;
  readonly first_estimated_arrival?: Instant;
  readonly consignment_arrived?: boolean;
  readonly route?: readonly Country[];
  readonly transport_responsible?: string;
  readonly journey_minutes?: number;
  readonly marks?: readonly Mark[];
  readonly gross_volume?: Decimal;
  readonly gross_volume_unit?: string;
  readonly customs_reference?: string;
  readonly external_references?: readonly ExternalReference[];
}

/** Who declared Part I, and when. */
export interface Declaration {
  readonly name?: string;
  readonly declared?: Instant;
}

export interface CvedaPart1 {
  readonly local_reference?: string;
  readonly consignor?: Party;
  readonly consignee?: Party;
  readonly person_responsible?: Party;
  readonly importer?: Party;
  readonly place_of_destination?: Party;
  readonly point_of_entry?: string;
  readonly country_of_origin?: string;
  readonly region_of_origin?: string;
  readonly country_from_where_consigned?: string;
  readonly arrival?: Instant;
  readonly attachments?: readonly Attachment[];
  readonly documents?: readonly AccompanyingDocument[];
  readonly establishments?: readonly Establishment[];
  readonly transport_to_entry?: Transport;
  readonly commodities?: readonly AnimalLine[];
  readonly number_of_animals?: number;
  readonly packages?: number;
  readonly total_net_weight?: Decimal;
  readonly total_gross_weight?: Decimal;
  readonly temperature?: Temperature;
  readonly certified_for?: AnimalsCertifiedFor;
  readonly unweaned_animals?: boolean;
  readonly seals?: readonly SealPair[];
  readonly purpose?: CvedaPurposes;
  readonly transporter?: Party;
  readonly transport_after_entry?: Transport;
  readonly departure?: Instant;
  readonly route?: Route;
  readonly holding_number?: string;
  readonly from_charity?: boolean;
  readonly destination_is_permanent_address?: boolean;
  readonly particulars?: Particulars;
  readonly declaration?: Declaration;
}

export type CheckResult = "satisfactory" | "not_satisfactory" | "not_done";

/** A derogation is possible where the animals are only transhipped. */
export type AnimalResult = "satisfactory" | "not_satisfactory" | "not_done" | "derogation";

/** CHK-1c: additional guarantees and national requirements are optional. */
export interface AnimalDocumentary {
  readonly result?: CheckResult;
  readonly union_standard?: AnimalResult;
  readonly additional_guarantees?: AnimalResult;
  readonly national_requirements?: AnimalResult;
  readonly remark?: string;
}

export type IdentityKind = "seal" | "full";

export type IdentityNotDone = "reduced_checks" | "not_required" | "equine_semen_facilitation";

export interface AnimalIdentity {
  readonly kind?: IdentityKind;
  readonly result?: AnimalResult;
  readonly not_done_reason?: IdentityNotDone;
  readonly remark?: string;
}

export type PhysicalNotDone = "reduced_checks" | "other";

export interface AnimalPhysical {
  readonly result?: AnimalResult;
  readonly not_done_reason?: PhysicalNotDone;
  readonly animals_checked?: number;
  readonly remark?: string;
}

export type WelfareResult = "satisfactory" | "not_satisfactory" | "derogation";

export type CountUnit = "number" | "percent";

export interface Welfare {
  readonly result?: AnimalResult;
  readonly transport_conditions?: WelfareResult;
  readonly health_on_arrival?: WelfareResult;
  readonly dead?: number;
  readonly dead_unit?: CountUnit;
  readonly unfit?: number;
  readonly unfit_unit?: CountUnit;
  readonly births?: number;
  readonly remark?: string;
}

export type Motivation = "random" | "suspicion" | "reinforced" | "intensified" | "required" | "latent_infection";

export type Analysis = "initial" | "counter" | "second_expert";

export type Conservation = "ambient" | "chilled" | "frozen";

/** The laboratory that a sample goes to. */
export interface Laboratory {
  readonly name?: string;
  readonly address?: string;
  readonly identification?: string;
  readonly telephone?: string;
  readonly email?: string;
}

/** Who took a sample. */
export interface Sampler {
  readonly name?: string;
  readonly telephone?: string;
  readonly email?: string;
}

export type Conclusion = "satisfactory" | "not_satisfactory" | "not_interpretable" | "pending";

/** One laboratory test (CHK-7). `commodity` is the id of a line of Part I. */
export interface LabTest {
  readonly id: string;
  readonly commodity?: string;
  readonly cn_code?: string;
  readonly test?: string;
  readonly method?: string;
  readonly analysis?: Analysis;
  readonly sample_type?: string;
  readonly samples?: number;
  readonly batch?: string;
  readonly conservation?: Conservation;
  readonly use_by?: IsoDate;
  readonly laboratory?: Laboratory;
  readonly sampler?: Sampler;
  readonly sampled?: IsoDate;
  readonly sampled_time?: string;
  readonly ordered?: IsoDate;
  readonly released?: IsoDate;
  readonly results?: string;
  readonly conclusion?: Conclusion;
}

export interface LaboratoryTests {
  readonly done?: boolean;
  readonly motivation?: Motivation;
  readonly result?: CheckResult;
  readonly tested?: IsoDate;
  readonly tested_time?: string;
  readonly tests?: readonly LabTest[];
  readonly remark?: string;
}

/** A container that was opened and sealed again (BOX-4). */
export interface Reseal {
  readonly id: string;
  readonly container_number?: string;
  readonly seal_number?: string;
  readonly new_seal_number?: string;
  readonly official_seal?: boolean;
}

export interface Resealing {
  readonly resealed?: boolean;
  readonly seals?: readonly Reseal[];
}

export type CvedaOutcome = "final_import" | "temporary_admission" | "re_entry" | "transhipment" | "transit" | "non_internal_market" | "private_import" | "transfer";

export type FreeCirculation = "human_consumption" | "animal_feeding_stuff" | "pharmaceutical_use" | "technical_use" | "further_process" | "other";

export type DefinitiveImport = "slaughter" | "approved_bodies" | "quarantine";

export type Channelling = "article_8" | "article_15";

/** What an outcome needs beside its name: for what use, under which article, where to. */
export interface OutcomeDetails {
  readonly free_circulation?: FreeCirculation;
  readonly definitive_import?: DefinitiveImport;
  readonly channelled_under?: Channelling;
  readonly warehouse?: WarehouseType;
  readonly registered_number?: string;
  readonly ship_name?: string;
  readonly ship_port?: string;
  readonly post?: string;
  readonly country?: string;
  readonly destination_country?: string;
  readonly deadline?: IsoDate;
  readonly horse_re_entry?: string;
}

/** RFS-6; the numbers of the reasons, and which of them lead to RASFF, are reference data. */
export type CvedaReason = "absence_of_certificate" | "mismatch_with_documents" | "non_approved_country" | "non_approved_region" | "prohibited_species" | "absence_of_additional_guarantees" | "safeguard_clause" | "diseased_or_suspect_animals" | "unsatisfactory_tests" | "national_requirements" | "unsuitable_address" | "transport_or_welfare_rules" | "individual_identification" | "unfit_for_travel" | "invasive_alien_species" | "other_rasff" | "other";

export interface CvedaReasonRow {
  readonly id: string;
  readonly reason?: CvedaReason;
  readonly country?: string;
  readonly establishment?: string;
  readonly explanation?: string;
}

export type CvedaAction = "re_dispatch" | "slaughter" | "euthanasia";

export interface CvedaDecision {
  readonly acceptable?: boolean;
  readonly outcome?: CvedaOutcome;
  readonly details?: OutcomeDetails;
  readonly reasons?: readonly CvedaReasonRow[];
  readonly action?: CvedaAction;
  readonly action_explanation?: string;
  readonly action_by?: IsoDate;
  readonly controlled_destination?: Party;
}

/** The official who decided or checked (BOX-6). */
export interface Official {
  readonly name?: string;
  readonly telephone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly on_behalf_of?: string;
  readonly signed?: Instant;
}

export type LinkKind = "replaces" | "replaced_by" | "split_from" | "split_valid" | "split_rejected";

/** A document before or after this one (BOX-3). */
export interface Link {
  readonly id: string;
  readonly kind?: LinkKind;
  readonly reference?: string;
}

export type Inspection = "required" | "not_required" | "inconclusive";

/** Whether an inspection is required, and who overrode that (PRC-8). */
export interface InspectionNeed {
  readonly required?: Inspection;
  readonly original?: Inspection;
  readonly overridden?: Instant;
  readonly overridden_by?: string;
}

export type RiskLevel = "high" | "medium" | "low";

export type RiskDecision = "required" | "not_required" | "inconclusive" | "reinforced_check";

export type PlantClass = "mandatory" | "reduced" | "controlled" | "not_notifiable";

/** The risk decision on one commodity. `commodity` is the id of a line of Part I. */
export interface LineRisk {
  readonly id: string;
  readonly commodity?: string;
  readonly decision?: RiskDecision;
  readonly exit_decision?: RiskDecision;
  readonly inspection_rate?: number;
  readonly marketing_standards?: RiskDecision;
  readonly plant_health?: RiskDecision;
  readonly plant_class?: PlantClass;
  readonly documentary?: boolean;
  readonly identity?: boolean;
  readonly physical?: boolean;
}

/** What a risk assessment said of the consignment. */
export interface Risk {
  readonly journey?: RiskLevel;
  readonly high_risk_union?: boolean;
  readonly assessed?: Instant;
  readonly lines?: readonly LineRisk[];
}

/** What today's systems keep of Part II beside the boxes of the form. */
export interface CheckParticulars {
  readonly local_reference?: string;
  readonly inspection?: InspectionNeed;
  readonly risk?: Risk;
  readonly documents?: readonly AccompanyingDocument[];
  readonly onward_transport?: string;
  readonly amendment_requested?: string;
  readonly checked?: Instant;
  readonly auto_cleared?: Instant;
  readonly decided?: Instant;
  readonly decided_by?: string;
}

export interface CvedaPart2 {
  readonly documentary?: AnimalDocumentary;
  readonly identity?: AnimalIdentity;
  readonly physical?: AnimalPhysical;
  readonly welfare?: Welfare;
  readonly laboratory?: LaboratoryTests;
  readonly resealing?: Resealing;
  readonly decision?: CvedaDecision;
  readonly inspection_fees?: string;
  readonly customs_document?: string;
  readonly official?: Official;
  readonly links?: readonly Link[];
  readonly particulars?: CheckParticulars;
}

export type ControlStatus = "required" | "completed";

export type ControlAuthority = "exit_post" | "final_post" | "local_unit" | "inspection_unit";

export type Departure = "left" | "not_left" | "destroyed";

/** One control of Part III (CTRL-2, CTRL-4). */
export interface Control {
  readonly id: string;
  readonly authority?: ControlAuthority;
  readonly arrived?: boolean;
  readonly not_arrived_reason?: string;
  readonly conforms?: boolean;
  readonly departure?: Departure;
  readonly destroyed?: IsoDate;
  readonly measures?: string;
  readonly re_export_date?: IsoDate;
  readonly re_export_transport?: Transport;
  readonly re_export_country?: string;
  readonly re_export_post?: string;
  readonly official?: Official;
}

/** The check of seals at exit or destination. */
export interface SealCheck {
  readonly required?: boolean;
  readonly satisfactory?: boolean;
  readonly reason?: string;
  readonly checked?: Instant;
  readonly official?: Official;
  readonly override?: InspectionNeed;
}

/** Part III: the follow-up at exit, at destination or in an establishment. Alike for all types. */
export interface Part3 {
  readonly status?: ControlStatus;
  readonly controls?: readonly Control[];
  readonly seal_check?: SealCheck;
}

export interface Cveda {
  readonly part1?: CvedaPart1;
  readonly part2?: CvedaPart2;
  readonly part3?: Part3;
}

/** A catch certificate of fishery products. */
export interface CatchCertificate {
  readonly id: string;
  readonly number?: string;
  readonly issued?: IsoDate;
  readonly flag_state?: string;
  readonly species?: string;
  readonly certificates?: number;
  readonly weight?: Decimal;
}

/** A part of a line: what comes from one establishment, in one batch, of one species (CN-4). */
export interface GoodsItem {
  readonly id: string;
  readonly description?: string;
  readonly species?: string;
  readonly net_weight?: Decimal;
  readonly packages?: number;
  readonly package_type?: string;
  readonly batch?: string;
  readonly approval_number?: string;
}

/** A line of goods by weight and packages. Its weight is a subtotal where it has parts of its own (CN-4). */
export interface Goods {
  readonly id: string;
  readonly cn_code?: string;
  readonly description?: string;
  readonly complement?: string;
  readonly species?: string;
  readonly common_name?: string;
  readonly species_type?: string;
  readonly species_class?: string;
  readonly species_family?: string;
  readonly net_weight?: Decimal;
  readonly packages?: number;
  readonly package_type?: string;
  readonly items?: readonly GoodsItem[];
}

/** CVEDP-4; the last four are those of today's systems. */
export type CvedpPurpose = "internal_market" | "reimport" | "non_conforming" | "transhipment" | "transit" | "non_internal_market" | "private_import" | "transfer" | "reconformity_check";

export interface CvedpPurposes {
  readonly group?: CvedpPurpose;
  readonly conforms?: boolean;
  readonly internal_market?: InternalMarketPurpose;
  readonly journey?: Journey;
  readonly transit_countries?: readonly Country[];
}

export interface CvedpPart1 {
  readonly local_reference?: string;
  readonly consignor?: Party;
  readonly consignee?: Party;
  readonly person_responsible?: Party;
  readonly importer?: Party;
  readonly place_of_destination?: Party;
  readonly point_of_entry?: string;
  readonly country_of_origin?: string;
  readonly region_of_origin?: string;
  readonly country_from_where_consigned?: string;
  readonly arrival?: Instant;
  readonly attachments?: readonly Attachment[];
  readonly documents?: readonly AccompanyingDocument[];
  readonly establishments?: readonly Establishment[];
  readonly catch_certificate_required?: boolean;
  readonly catch_certificates?: readonly CatchCertificate[];
  readonly transport_to_entry?: Transport;
  readonly commodities?: readonly Goods[];
  readonly temperature?: Temperature;
  readonly packages?: number;
  readonly total_net_weight?: Decimal;
  readonly total_gross_weight?: Decimal;
  readonly seals?: readonly SealPair[];
  readonly purpose?: CvedpPurposes;
  readonly transport_after_entry?: Transport;
  readonly transporter?: Party;
  readonly departure?: Instant;
  readonly particulars?: Particulars;
  readonly declaration?: Declaration;
}

export interface Documentary {
  readonly result?: CheckResult;
  readonly remark?: string;
}

export interface Identity {
  readonly kind?: IdentityKind;
  readonly result?: CheckResult;
  readonly not_done_reason?: IdentityNotDone;
  readonly remark?: string;
}

export interface Physical {
  readonly result?: CheckResult;
  readonly not_done_reason?: PhysicalNotDone;
  readonly remark?: string;
}

export type FishingResult = "compliant" | "not_applicable" | "not_compliant";

/** The check against illegal, unreported and unregulated fishing. */
export interface CatchCheck {
  readonly required?: boolean;
  readonly result?: FishingResult;
  readonly reference?: string;
}

export type CvedpOutcome = "internal_market" | "channelled" | "specific_warehouse" | "transhipment" | "transit" | "non_internal_market" | "private_import" | "transfer";

/** RFS-6; the numbers of the reasons, and which of them lead to RASFF, are reference data. */
export type CvedpReason = "absence_of_certificate" | "non_approved_country" | "non_approved_establishment" | "prohibited_product" | "mismatch_with_documents" | "health_mark_error" | "hygiene_failure" | "chemical_contamination" | "microbiological_contamination" | "other_rasff" | "other";

export interface CvedpReasonRow {
  readonly id: string;
  readonly reason?: CvedpReason;
  readonly country?: string;
  readonly establishment?: string;
  readonly explanation?: string;
}

export type CvedpAction = "re_export" | "destruction" | "processing";

export interface CvedpDecision {
  readonly acceptable?: boolean;
  readonly outcome?: CvedpOutcome;
  readonly details?: OutcomeDetails;
  readonly reasons?: readonly CvedpReasonRow[];
  readonly action?: CvedpAction;
  readonly action_explanation?: string;
  readonly action_by?: IsoDate;
  readonly controlled_destination?: Party;
}

export interface CvedpPart2 {
  readonly documentary?: Documentary;
  readonly identity?: Identity;
  readonly physical?: Physical;
  readonly laboratory?: LaboratoryTests;
  readonly catch_check?: CatchCheck;
  readonly resealing?: Resealing;
  readonly decision?: CvedpDecision;
  readonly inspection_fees?: string;
  readonly customs_document?: string;
  readonly official?: Official;
  readonly links?: readonly Link[];
  readonly particulars?: CheckParticulars;
}

export interface Cvedp {
  readonly part1?: CvedpPart1;
  readonly part2?: CvedpPart2;
  readonly part3?: Part3;
}

export type IntendedFor = "human" | "feedingstuff" | "further" | "other";

/** I.22 and I.20; the last two are those of today's systems. */
export type CedPurpose = "free_circulation" | "onward_transfer" | "non_internal_market" | "private_import";

export interface CedPurposes {
  readonly group?: CedPurpose;
  readonly conforms?: boolean;
  readonly internal_market?: InternalMarketPurpose;
  readonly control_point?: string;
  readonly journey?: Journey;
  readonly transit_countries?: readonly Country[];
}

export interface CedPart1 {
  readonly local_reference?: string;
  readonly consignor?: Party;
  readonly consignee?: Party;
  readonly person_responsible?: Party;
  readonly importer?: Party;
  readonly place_of_destination?: Party;
  readonly point_of_entry?: string;
  readonly country_of_origin?: string;
  readonly region_of_origin?: string;
  readonly country_from_where_consigned?: string;
  readonly arrival?: Instant;
  readonly attachments?: readonly Attachment[];
  readonly documents?: readonly AccompanyingDocument[];
  readonly establishments?: readonly Establishment[];
  readonly transport_to_entry?: Transport;
  readonly commodities?: readonly Goods[];
  readonly temperature?: Temperature;
  readonly packages?: number;
  readonly total_net_weight?: Decimal;
  readonly total_gross_weight?: Decimal;
  readonly intended_for?: IntendedFor;
  readonly seals?: readonly SealPair[];
  readonly purpose?: CedPurposes;
  readonly transport_after_entry?: Transport;
  readonly transporter?: Party;
  readonly departure?: Instant;
  readonly particulars?: Particulars;
  readonly declaration?: Declaration;
}

export type CedOutcome = "free_circulation" | "onward_transfer" | "non_internal_market" | "private_import";

/** RFS-6; the numbers of the reasons, and which of them lead to RASFF, are reference data. */
export type CedReason = "absence_of_certificate" | "mismatch_with_documents" | "hygiene_failure" | "chemical_contamination" | "microbiological_contamination" | "other_rasff" | "other";

export interface CedReasonRow {
  readonly id: string;
  readonly reason?: CedReason;
  readonly country?: string;
  readonly establishment?: string;
  readonly explanation?: string;
}

export type CedAction = "re_dispatch" | "destruction" | "processing" | "other_purpose";

export interface CedDecision {
  readonly acceptable?: boolean;
  readonly outcome?: CedOutcome;
  readonly details?: OutcomeDetails;
  readonly reasons?: readonly CedReasonRow[];
  readonly action?: CedAction;
  readonly action_explanation?: string;
  readonly action_by?: IsoDate;
  readonly controlled_destination?: Party;
}

export interface CedPart2 {
  readonly documentary?: Documentary;
  readonly selected_for_physical?: boolean;
  readonly identity?: Identity;
  readonly physical?: Physical;
  readonly laboratory?: LaboratoryTests;
  readonly resealing?: Resealing;
  readonly decision?: CedDecision;
  readonly inspection_fees?: string;
  readonly customs_document?: string;
  readonly official?: Official;
  readonly links?: readonly Link[];
  readonly particulars?: CheckParticulars;
}

export interface Ced {
  readonly part1?: CedPart1;
  readonly part2?: CedPart2;
  readonly part3?: Part3;
}

/** An establishment of origin; a nursery is known by its approval number (CHEDPP-3). */
export interface PlantOrigin {
  readonly id: string;
  readonly name?: string;
  readonly approval_number?: string;
  readonly country?: string;
  readonly section?: string;
  readonly activities?: string;
  readonly nursery?: boolean;
}

/** A line of plants or plant products: the species shows its EPPO code (CN-7). Each may have its own origin. */
export interface PlantLine {
  readonly id: string;
  readonly cn_code?: string;
  readonly description?: string;
  readonly complement?: string;
  readonly species?: string;
  readonly common_name?: string;
  readonly species_type?: string;
  readonly species_class?: string;
  readonly species_family?: string;
  readonly net_weight?: Decimal;
  readonly packages?: number;
  readonly package_type?: string;
  readonly items?: readonly GoodsItem[];
  readonly eppo_code?: string;
  readonly country_of_origin?: string;
  readonly commodity_group?: string;
  readonly quantity?: Decimal;
  readonly quantity_unit?: string;
  readonly variety?: string;
  readonly propagation?: string;
  readonly indoor_outdoor?: string;
  readonly woody?: boolean;
  readonly wood_packaging?: boolean;
  readonly regulatory_authority?: string;
  readonly requires_trial_data?: boolean;
}

/** CHEDPP-5; the last three are those of today's systems. */
export type ChedppPurpose = "free_circulation" | "onward_transfer" | "transit" | "non_internal_market" | "private_import";

export interface ChedppPurposes {
  readonly group?: ChedppPurpose;
  readonly conforms?: boolean;
  readonly internal_market?: InternalMarketPurpose;
  readonly controlled_destination?: string;
  readonly journey?: Journey;
  readonly transit_countries?: readonly Country[];
}

export interface ChedppPart1 {
  readonly local_reference?: string;
  readonly consignor?: Party;
  readonly consignee?: Party;
  readonly person_responsible?: Party;
  readonly importer?: Party;
  readonly place_of_destination?: Party;
  readonly point_of_entry?: string;
  readonly country_of_origin?: string;
  readonly region_of_origin?: string;
  readonly country_from_where_consigned?: string;
  readonly arrival?: Instant;
  readonly attachments?: readonly Attachment[];
  readonly documents?: readonly AccompanyingDocument[];
  readonly establishments?: readonly PlantOrigin[];
  readonly transport_to_entry?: Transport;
  readonly commodities?: readonly PlantLine[];
  readonly temperature?: Temperature;
  readonly packages?: number;
  readonly total_net_weight?: Decimal;
  readonly total_gross_weight?: Decimal;
  readonly contains_wood_packaging?: boolean;
  readonly marketing_standards_declared?: boolean;
  readonly seals?: readonly SealPair[];
  readonly purpose?: ChedppPurposes;
  readonly transport_after_entry?: Transport;
  readonly transporter?: Party;
  readonly departure?: Instant;
  readonly particulars?: Particulars;
  readonly declaration?: Declaration;
}

export type LineCheckType = "documentary" | "identity" | "physical" | "marketing_standards";

export type LineCheckStatus = "to_do" | "compliant" | "auto_cleared" | "non_compliant" | "not_inspected" | "to_be_inspected" | "hold";

/** A check of one commodity (PRC-7). `commodity` is the id of a line of Part I. */
export interface LineCheck {
  readonly id: string;
  readonly commodity?: string;
  readonly type?: LineCheckType;
  readonly status?: LineCheckStatus;
  readonly reason?: string;
  readonly other_reason?: string;
  readonly selected?: boolean;
  readonly complete?: boolean;
  readonly validity_days?: number;
}

export type ChedppOutcome = "free_circulation" | "onward_transfer" | "transit" | "non_internal_market" | "private_import";

/** RFS-5: the working list. */
export type ChedppReason = "harmful_organism" | "prohibited_import" | "document_missing_or_invalid" | "mismatch" | "other";

export type AppliesTo = "commodity" | "package" | "both";

/** A reason of the list, or a code of another system, whose words are not published. */
export interface ChedppReasonRow {
  readonly id: string;
  readonly reason?: ChedppReason;
  readonly code?: string;
  readonly applies_to?: AppliesTo;
  readonly country?: string;
  readonly establishment?: string;
  readonly explanation?: string;
}

export type ChedppAction = "re_dispatch" | "entry_refusal" | "quarantine" | "special_treatment" | "industrial_processing" | "destruction" | "other_purpose";

export type ActionExtent = "contaminated_products" | "intercepted_part" | "packaging_material" | "means_of_transport" | "other";

export interface ChedppDecision {
  readonly acceptable?: boolean;
  readonly outcome?: ChedppOutcome;
  readonly details?: OutcomeDetails;
  readonly reasons?: readonly ChedppReasonRow[];
  readonly action?: ChedppAction;
  readonly action_extent?: ActionExtent;
  readonly action_explanation?: string;
  readonly action_by?: IsoDate;
  readonly controlled_destination?: Party;
}

export interface ChedppPart2 {
  readonly documentary?: Documentary;
  readonly identity?: Identity;
  readonly physical?: Physical;
  readonly laboratory?: LaboratoryTests;
  readonly line_checks?: readonly LineCheck[];
  readonly plant_health_auto_cleared?: boolean;
  readonly marketing_standards_auto_cleared?: boolean;
  readonly resealing?: Resealing;
  readonly decision?: ChedppDecision;
  readonly inspection_fees?: string;
  readonly customs_document?: string;
  readonly official?: Official;
  readonly links?: readonly Link[];
  readonly particulars?: CheckParticulars;
}

export interface Chedpp {
  readonly part1?: ChedppPart1;
  readonly part2?: ChedppPart2;
  readonly part3?: Part3;
}

/** I.25. */
export type CertifiedFor = "human_consumption" | "animal_feeding_stuff" | "further_process" | "technical_use" | "pharmaceutical_use" | "breeding" | "fattening" | "slaughter" | "registered_equidae" | "approved_bodies" | "quarantine" | "pets" | "game_restocking" | "artificial_reproduction" | "other";

/** I.26 and I.27, of which one is ticked. An outcome has the name of the purpose that opens it. */
export type CertificatePurpose = "transit" | "import";

/** Where a consignment goes that only passes. */
export interface ThirdCountry {
  readonly third_country?: string;
  readonly exit_post?: string;
}

export interface CertificatePurposes {
  readonly group?: CertificatePurpose;
  readonly journey?: ThirdCountry;
}

/** The two models of Annex XV, and the one of goods that are not harmonised (DECLAR-5). */
export type DeclarModel = "bones_horns_hooves" | "intermediate_products" | "non_harmonised";

export interface DeclarPart1 {
  readonly local_reference?: string;
  readonly consignor?: Party;
  readonly central_authority?: string;
  readonly local_authority?: string;
  readonly consignee?: Party;
  readonly person_responsible?: Party;
  readonly importer?: Party;
  readonly country_of_origin?: string;
  readonly region_of_origin?: string;
  readonly country_of_destination?: string;
  readonly region_of_destination?: string;
  readonly place_of_origin?: Party;
  readonly place_of_destination?: Party;
  readonly place_of_loading?: string;
  readonly departure?: Instant;
  readonly transport_to_entry?: Transport;
  readonly point_of_entry?: string;
  readonly arrival?: Instant;
  readonly transport_after_entry?: Transport;
  readonly attachments?: readonly Attachment[];
  readonly documents?: readonly AccompanyingDocument[];
  readonly total_net_weight?: Decimal;
  readonly total_gross_weight?: Decimal;
  readonly temperature?: Temperature;
  readonly packages?: number;
  readonly seals?: readonly SealPair[];
  readonly package_type?: string;
  readonly certified_for?: CertifiedFor;
  readonly purpose?: CertificatePurposes;
  readonly declaration?: Declaration;
  readonly model?: DeclarModel;
  readonly commodities?: readonly Goods[];
}

/** What the operator declares; left unticked, its text is absent from the print (DECLAR-1). */
export interface HealthInformation {
  readonly declared?: boolean;
  readonly remark?: string;
}

/** Why the one who signs refuses. The sources name no list: ours. */
export type CertificateReason = "requirements_not_met" | "mismatch_with_documents" | "other";

export interface CertificateReasonRow {
  readonly id: string;
  readonly reason?: CertificateReason;
  readonly explanation?: string;
}

export interface CertificateDecision {
  readonly acceptable?: boolean;
  readonly outcome?: CertificatePurpose;
  readonly reasons?: readonly CertificateReasonRow[];
}

export interface DeclarPart2 {
  readonly health_information?: HealthInformation;
  readonly decision?: CertificateDecision;
  readonly official?: Official;
  readonly links?: readonly Link[];
}

export interface Declar {
  readonly part1?: DeclarPart1;
  readonly part2?: DeclarPart2;
}

/** A line of I.28: goods, or animals by the marks that they are known by. */
export interface ImportLine {
  readonly id: string;
  readonly cn_code?: string;
  readonly description?: string;
  readonly complement?: string;
  readonly species?: string;
  readonly common_name?: string;
  readonly species_type?: string;
  readonly species_class?: string;
  readonly species_family?: string;
  readonly net_weight?: Decimal;
  readonly packages?: number;
  readonly package_type?: string;
  readonly items?: readonly GoodsItem[];
  readonly animals?: number;
  readonly identification?: readonly Animal[];
}

export interface ImportPart1 {
  readonly local_reference?: string;
  readonly consignor?: Party;
  readonly central_authority?: string;
  readonly local_authority?: string;
  readonly consignee?: Party;
  readonly person_responsible?: Party;
  readonly importer?: Party;
  readonly country_of_origin?: string;
  readonly region_of_origin?: string;
  readonly country_of_destination?: string;
  readonly region_of_destination?: string;
  readonly place_of_origin?: Party;
  readonly place_of_destination?: Party;
  readonly place_of_loading?: string;
  readonly departure?: Instant;
  readonly transport_to_entry?: Transport;
  readonly point_of_entry?: string;
  readonly arrival?: Instant;
  readonly transport_after_entry?: Transport;
  readonly attachments?: readonly Attachment[];
  readonly documents?: readonly AccompanyingDocument[];
  readonly total_net_weight?: Decimal;
  readonly total_gross_weight?: Decimal;
  readonly temperature?: Temperature;
  readonly packages?: number;
  readonly seals?: readonly SealPair[];
  readonly package_type?: string;
  readonly certified_for?: CertifiedFor;
  readonly purpose?: CertificatePurposes;
  readonly declaration?: Declaration;
  readonly cites_numbers?: string;
  readonly number_of_animals?: number;
  readonly establishments?: readonly Establishment[];
  readonly commodities?: readonly ImportLine[];
}

/** What the authority of origin attests. */
export interface Attestation {
  readonly model?: string;
  readonly attested?: boolean;
  readonly remark?: string;
}

export interface ImportPart2 {
  readonly attestation?: Attestation;
  readonly decision?: CertificateDecision;
  readonly official?: Official;
  readonly links?: readonly Link[];
}

export interface ImportCertificate {
  readonly part1?: ImportPart1;
  readonly part2?: ImportPart2;
}

export type Test = Present | Same | Less | In | Starts | Places | Listed | And | Or | Not | AnyRow | AllRows;

export type Value = Get | Lit | On | Day | Plus | Sum | Count | Find;

export type BoxKind = "text" | "enum" | "flag" | "int" | "decimal" | "date" | "instant";

export type Source = Get | Lit | On | Day | Plus | Sum | Count | Find | Section | Own | Addressee | Competent;

export type Match = "exact" | "prefix" | "any";

export type Line = Begin | FeedAdded | FeedRemoved | Put | Leave | Checkpoint;

export type UnsentLine = UnsentHead | UnsentOperation | UnsentAttachment | UnsentPiece | UnsentProof;

export const TRANSITIONS: readonly Transition[] = [
  {"action":"submit","start":"draft","end":"new","by":["operator","authority","restricted"],"signed":true,"rule":"ST-1"},
  {"action":"submit","start":"new","end":"new","by":["operator","authority","restricted"],"signed":true,"rule":"NEW-9"},
  {"action":"submit","start":"in_progress","end":"in_progress","by":["authority","restricted"],"signed":true,"rule":"NEW-9"},
  {"action":"submit","start":"in_progress","end":"in_progress","by":["operator"],"signed":true,"rule":"NEW-9","types":["DECLAR"]},
  {"action":"save_checks","start":"new","end":"in_progress","by":["authority","restricted"],"signed":false,"rule":"ST-2"},
  {"action":"save_checks","start":"new","end":"in_progress","by":["operator"],"signed":false,"rule":"DECLAR-1","types":["DECLAR"]},
  {"action":"save_checks","start":"in_progress","end":"in_progress","by":["authority","restricted"],"signed":false,"rule":"ST-2"},
  {"action":"save_checks","start":"in_progress","end":"in_progress","by":["operator"],"signed":false,"rule":"DECLAR-1","types":["DECLAR"]},
  {"action":"start","start":"draft","end":"in_progress","by":["authority","restricted"],"signed":false,"rule":"ST-3a"},
  {"action":"start","start":"draft","end":"in_progress","by":["operator"],"signed":false,"rule":"DECLAR-1","types":["DECLAR"]},
  {"action":"accept","start":"draft","end":"valid","by":["authority"],"signed":true,"rule":"ST-3a"},
  {"action":"accept","start":"new","end":"valid","by":["authority"],"signed":true,"rule":"ST-3"},
  {"action":"accept","start":"in_progress","end":"valid","by":["authority"],"signed":true,"rule":"ST-3"},
  {"action":"accept","start":"pre_valid","end":"valid","by":["authority"],"signed":true,"rule":"ST-8"},
  {"action":"refuse","start":"draft","end":"rejected","by":["authority"],"signed":true,"rule":"ST-3a"},
  {"action":"refuse","start":"new","end":"rejected","by":["authority"],"signed":true,"rule":"ST-3"},
  {"action":"refuse","start":"in_progress","end":"rejected","by":["authority"],"signed":true,"rule":"ST-3"},
  {"action":"refuse","start":"pre_valid","end":"rejected","by":["authority"],"signed":true,"rule":"ST-8"},
  {"action":"accept","start":"draft","end":"pre_valid","by":["restricted"],"signed":true,"rule":"ST-8"},
  {"action":"accept","start":"new","end":"pre_valid","by":["restricted"],"signed":true,"rule":"ST-8"},
  {"action":"accept","start":"in_progress","end":"pre_valid","by":["restricted"],"signed":true,"rule":"ST-8"},
  {"action":"refuse","start":"draft","end":"pre_valid","by":["restricted"],"signed":true,"rule":"ST-8"},
  {"action":"refuse","start":"new","end":"pre_valid","by":["restricted"],"signed":true,"rule":"ST-8"},
  {"action":"refuse","start":"in_progress","end":"pre_valid","by":["restricted"],"signed":true,"rule":"ST-8"},
  {"action":"accept","start":"draft","end":"valid","by":["operator"],"signed":true,"rule":"DECLAR-1","types":["DECLAR"]},
  {"action":"accept","start":"new","end":"valid","by":["operator"],"signed":true,"rule":"DECLAR-1","types":["DECLAR"]},
  {"action":"accept","start":"in_progress","end":"valid","by":["operator"],"signed":true,"rule":"DECLAR-1","types":["DECLAR"]},
  {"action":"refuse","start":"draft","end":"rejected","by":["operator"],"signed":true,"rule":"DECLAR-1","types":["DECLAR"]},
  {"action":"refuse","start":"new","end":"rejected","by":["operator"],"signed":true,"rule":"DECLAR-1","types":["DECLAR"]},
  {"action":"refuse","start":"in_progress","end":"rejected","by":["operator"],"signed":true,"rule":"DECLAR-1","types":["DECLAR"]},
  {"action":"delete","start":"draft","end":"deleted","by":["operator","authority","restricted"],"signed":false,"rule":"ST-4"},
  {"action":"delete","start":"new","end":"deleted","by":["operator","authority","restricted"],"signed":false,"rule":"ST-4"},
  {"action":"cancel","start":"in_progress","end":"cancelled","by":["authority","restricted"],"signed":true,"rule":"ST-5"},
  {"action":"cancel","start":"valid","end":"cancelled","by":["authority","restricted"],"signed":true,"rule":"ST-5"},
  {"action":"replace","start":"valid","end":"replaced","by":["authority","restricted"],"signed":true,"rule":"ST-6"},
  {"action":"replace","start":"rejected","end":"replaced","by":["authority","restricted"],"signed":true,"rule":"ST-6"},
  {"action":"recall","start":"valid","end":"recalled","by":["system"],"signed":false,"rule":"ST-7","types":["CVEDA","CVEDP"]},
  {"action":"recall","start":"valid","end":"recalled","by":["authority","restricted"],"signed":true,"rule":"ST-7","types":["IMPORT"]},
  {"action":"complete","start":"valid","end":"valid","by":["authority","restricted"],"signed":true,"rule":"CHK-10","types":["CVEDA","CVEDP"]},
  {"action":"complete","start":"rejected","end":"rejected","by":["authority","restricted"],"signed":true,"rule":"RFS-3","but":["DECLAR","IMPORT"]},
  {"action":"expire","start":"draft","end":"deleted","by":["system"],"signed":false,"rule":"ST-9"},
  {"action":"expire","start":"new","end":"deleted","by":["system"],"signed":false,"rule":"ST-9","but":["CVEDP"]},
];

export const COMPLETIONS: readonly Completion[] = [
  {"start":"valid","path":"part2/laboratory/tests/","rule":"CHK-10","boxes":["test","method","released","results","conclusion"]},
  {"start":"rejected","path":"part2/decision/action","rule":"RFS-3"},
  {"start":"rejected","path":"part2/decision/controlled_destination/","rule":"RFS-3"},
];

export const WATERMARKS: readonly Watermark[] = [
  {"of":"draft","words":"watermark-draft"},
  {"of":"in_progress","words":"watermark-in_progress"},
  {"of":"pre_valid","words":"watermark-pre_valid"},
  {"of":"valid","words":"watermark-valid"},
  {"of":"rejected","words":"watermark-rejected"},
  {"of":"cancelled","words":"watermark-cancelled"},
  {"of":"replaced","words":"watermark-replaced"},
  {"of":"recalled","words":"watermark-recalled"},
  {"of":"training","words":"watermark-training"},
  {"of":"acceptance","words":"watermark-acceptance"},
  {"of":"demo","words":"watermark-demo"},
];

export const BEGINNINGS: readonly Beginning[] = [
  {"kind":"copy","takes":["part1/"],"without":["part1/local_reference/","part1/declaration/","part1/arrival/","part1/departure/","part1/particulars/left_port/","part1/particulars/first_estimated_arrival/","part1/particulars/consignment_arrived/","part1/particulars/customs_reference/","part1/particulars/external_references/"],"rule":"NEW-1"},
  {"kind":"replacement","takes":["part1/","part2/"],"without":["part1/declaration/","part2/decision/","part2/official/","part2/links/"],"rule":"ST-6"},
  {"kind":"clone","takes":["part1/"],"without":["part1/local_reference/","part1/declaration/"],"rule":"NEW-2"},
];

export const CLONES: readonly Clone[] = [
  {"source":"IMPORT","target":"CED"},
  {"source":"IMPORT","target":"CVEDA"},
  {"source":"IMPORT","target":"CVEDP"},
  {"source":"IMPORT","target":"DECLAR"},
  {"source":"DECLAR","target":"CVEDP"},
];

export const ORIGIN_ROW = "part1/documents/origin";

export const LOCKED_IN_CLONES: readonly LockedBox[] = [
  {"path":"part1/consignor"},
  {"path":"part1/seals"},
  {"path":"part1/country_from_where_consigned"},
  {"path":"part1/temperature"},
  {"path":"part1/country_of_origin","sources":["IMPORT"]},
  {"path":"part1/documents/origin"},
];

export const TAKEN: readonly Taken[] = [
  {"box":"name","what":"text"},
  {"box":"address","what":"street"},
  {"box":"city","what":"city"},
  {"box":"postal_code","what":"postal_code"},
  {"box":"country","what":"country"},
  {"box":"approval_number","what":"code","list":"establishments"},
  {"box":"approval_number","what":"code","list":"transporters"},
  {"box":"approval_number","what":"approval_number"},
  {"box":"activities","what":"value","list":"establishments"},
  {"box":"identifier","what":"code","list":"organisations"},
  {"box":"post","what":"code","list":"control_posts"},
];

export const FITTING: readonly Fitting[] = [
  {"box":"consignor","activities":["exporter","place_of_origin"]},
  {"box":"place_of_origin","activities":["exporter","place_of_origin"]},
  {"box":"consignee","activities":["consignee","importer"]},
  {"box":"importer","activities":["importer"]},
  {"box":"person_responsible","activities":["responsible"]},
  {"box":"place_of_destination","activities":["destination","delivery_address","warehouse"]},
  {"box":"controlled_destination","activities":["destination","delivery_address","warehouse"]},
];

export const MAY_CLONE: readonly Rule[] = [
  {"code":"NEW-2","require":["listed","organisations",[["get","organisation","text"],["lit","responsible","text"]]],"at":"organisation","words":"make-clone-importer","when":["and",[["present",["get","organisation","text"]],["listed","organisations",[["get","organisation","text"],["lit","importer","text"]]]]]},
];

export const GENESIS = "";

export const MAX_OPERATION_BYTES = 65536;

export const MAX_DOCUMENT_BYTES = 500000;

export const MAX_PART_ONE_BYTES = 400000;

export const MAX_SIGNED_BYTES = 688128;

export const MAX_OPERATIONS = 500;

export const MAX_GROUP = 50;

export const MAX_PUSH_BYTES = 1048576;

export const MAX_PAGE_ROWS = 1000;

export const MAX_PAGE_BYTES = 1048576;

export const MAX_RESOLVED = 500;

export const MAX_NOTE = 1000;

export const OPERATIONS: readonly OperationRule[] = [
  {"type":"document.create","kind":"request","signed":false,"v":1},
  {"type":"document.set","kind":"request","signed":false,"v":1},
  {"type":"document.submit","kind":"request","signed":true,"v":1},
  {"type":"document.decide","kind":"fact","signed":true,"v":1},
  {"type":"document.cancel","kind":"request","signed":true,"v":1},
  {"type":"document.delete","kind":"request","signed":false,"v":1},
  {"type":"document.start","kind":"request","signed":false,"v":1},
  {"type":"document.recall","kind":"request","signed":true,"v":1},
  {"type":"document.complete","kind":"request","signed":true,"v":1},
  {"type":"conflict.resolve","kind":"fact","signed":false,"v":1},
];

export const UNSENT_FORMAT = "waarmerk-unsent-1";

export const MAX_FILE_BYTES = 26214400;

export const FILE_PIECE_BYTES = 1048576;

export const SEALED_PIECE_EXTRA = 29;
