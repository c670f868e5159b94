/** What a scanned code comes to: pure, from what is known of it. Genuine and in force are two questions. */
import type { Claims } from "../domain/verified-seal";
import type { CertificateStatus } from "../domain/statuslist";

/** A seal that was genuine, and what is said of it; `false` shows no content, whatever it is. */
export type Verdict =
  | {
      readonly kind: "valid" | "ended" | "replaced" | "expired" | "unknown";
      readonly claims: Claims;
      readonly standing: Standing;
    }
  | { readonly kind: "provisional" | "lapsed"; readonly claims: Claims }
  /** A link that names a document and seals nothing: `key` is its reference, or the id of a draft. */
  | { readonly kind: "unsealed"; readonly key: string }
  | { readonly kind: "elsewhere"; readonly host: string }
  | { readonly kind: "false" | "root_changed" | "no_code" }
  /** `reissued_at`: when the server says that it issued this very seal anew, seconds since 1970; 0 where it does not. */
  | { readonly kind: "withdrawn"; readonly reissued_at: number }
  | { readonly kind: "unchecked"; readonly why: Why };

export type Why = "no_keys" | "old_keys" | "unknown_key" | "insecure" | "no_root";

/** The server's word now. `unknown`: it has no such certificate. */
export interface Live {
  readonly status: CertificateStatus | "unknown";
  readonly at: number;
  readonly replaced_by: string;
  /** Where the same certificate was issued anew under its number, when; else 0. */
  readonly reissued_at: number;
  readonly checked: Checked | null;
}

/** How often the service was asked for it before, from how many networks; `many`: so many that a copy may be about. */
export interface Checked {
  readonly times: number;
  readonly places: number;
  readonly since: number;
  readonly many: boolean;
}

/** What the newest status list says that this device has. `status` is null where the list does not know it. */
export interface Listed {
  readonly status: CertificateStatus | null;
  readonly issued_at: number;
  readonly expires_at: number;
}

/** What is known of whether it is in force, and since when that is known; seconds since 1970. */
export interface Standing {
  readonly live: Live | null;
  readonly listed: Listed | null;
  readonly now: number;
}

/**
 * The verdict over a genuine, issued seal. Never valid by a list past its time; ended and replaced stay so, however old
 * the word, since neither can be taken back.
 */
export function judge(claims: Claims, standing: Standing): Extract<Verdict, { standing: Standing }> {
  return { kind: inForce(claims, standing), claims, standing };
}

function inForce(
  { expires_at }: Claims,
  { live, listed, now }: Standing,
): "valid" | "ended" | "replaced" | "expired" | "unknown" {
  const words = [live?.status, listed?.status];
  if (words.includes("ended")) return "ended";
  if (words.includes("replaced")) return "replaced";
  if (now > expires_at) return "expired";
  if (live !== null) return live.status === "valid" ? "valid" : "unknown";
  return listed?.status === "valid" && now <= listed.expires_at ? "valid" : "unknown";
}

/** The verdict over a genuine seal of a device (SIGN-6). */
export const judgeProvisional = (claims: Claims, now: number): Verdict => ({
  kind: now > claims.expires_at ? "lapsed" : "provisional",
  claims,
});
