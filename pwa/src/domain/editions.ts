/** Whether what names these editions is in this one; what names none is in all. */
export const belongs = (editions: readonly string[] | undefined, edition: string): boolean =>
  !editions?.length || editions.includes(edition);
