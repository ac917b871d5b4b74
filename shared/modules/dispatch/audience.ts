import type { Audience } from './schema.ts';

interface Member {
  id: string;
  unit: string;
  posts: readonly string[];
}

/** Ids of the people whom a message reaches, each once and never its sender. */
export function recipientsOf(audience: Audience, people: readonly Member[], senderId: string): string[] {
  const isMeant = ({ id, unit, posts }: Member): boolean => {
    switch (audience.kind) {
      case 'person':
        return id === audience.id;
      case 'unit':
        return unit === audience.id;
      case 'post':
        return posts.includes(audience.id);
      case 'all':
        return true;
    }
  };
  const meant = people.filter((person) => person.id !== senderId && isMeant(person));
  return [...new Set(meant.map(({ id }) => id))];
}
