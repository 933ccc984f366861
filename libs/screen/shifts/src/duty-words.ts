import type { DutyAnswer, ShiftNames } from '@ioc/contracts';
import { useWords } from '@ioc/screen-ui';

/** Names of what a shift plan has, by its ids. */
export function useDutyNames(names: ShiftNames) {
  const { pick } = useWords();
  const found = (list: keyof ShiftNames, id: string) => {
    const one = names[list].find((entry) => entry.id === id);
    return one ? pick(one.name) : id;
  };
  return {
    post: (id: string) => found('posts', id),
    watch: (id: string) => found('watches', id),
    person: (id: string) => found('people', id),
    crew: (id: string) => found('crews', id),
    seats: (duty: DutyAnswer) => duty.seats.map(({ post, person, insteadOf }) => ({ post: found('posts', post), person: found('people', person), insteadOf: insteadOf === null ? null : found('people', insteadOf), id: post })),
  };
}
