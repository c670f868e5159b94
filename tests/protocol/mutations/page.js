/** What of the check page the forgeries are shown to, as one bundle. */
export { examine } from "../../../pwa/src/check/examine.ts";
export { knowing } from "../../../pwa/src/check/known.ts";
