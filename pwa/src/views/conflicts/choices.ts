/** What can be chosen of a matter, each by the name that its radio button has. */
import type { Matter } from "../../domain/conflicts";

/**
 * A name has in it the values that it stands for: where what counts changes under the eyes of whoever chooses, as by a
 * pull, the choice was of something else and has to be made anew. Another value goes by its conflict, which keeps it.
 */
export const keptName = ({ conflicts: [{ kept }] }: Matter): string => `kept ${kept}`;

export const bothName = ({ conflicts }: Matter): string =>
  `both ${JSON.stringify([conflicts[0].kept, ...conflicts.map(({ other }) => other)])}`;

/** The choice that was made by a name; null where there is none of that name now. */
export function choiceOf(matter: Matter, name: string, room: boolean): "kept" | "both" | "other" | null {
  if (name === keptName(matter)) return "kept";
  if (name === bothName(matter)) return room ? "both" : null;
  return matter.conflicts.some(({ id }) => id === name) ? "other" : null;
}
