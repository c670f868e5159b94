/** A value that the screen follows, for modules that belong to no component. It is replaced, never changed. */
export class Followed<T> {
  value: T;

  constructor(first: T) {
    this.value = $state.raw(first);
  }
}
