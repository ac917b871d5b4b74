/** How the desk stood when the person gave it a name: values by preference key. */
export interface Layout {
  name: string;
  values: Record<string, unknown>;
}

/** The list with this layout in it, in the place of the one that had its name, or last. */
export function withLayout(list: readonly Layout[], layout: Layout): Layout[] {
  const known = list.some(({ name }) => name === layout.name);
  return known ? list.map((one) => (one.name === layout.name ? layout : one)) : [...list, layout];
}
