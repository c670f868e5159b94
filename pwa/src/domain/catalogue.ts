/** The forms of all document types, as generated from the protocol. */
import catalogueJson from "../forms.gen.json";
import type { CatalogueInfo } from "../protocol.gen";

// TypeScript reads the conditions of rules in JSON as lists of anything; the generator's own types say what they are.
export const catalogue = catalogueJson as unknown as CatalogueInfo;
