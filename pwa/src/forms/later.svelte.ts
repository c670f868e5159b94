/** What a promise gives, asked anew when state changes that the question reads. To be made while a component starts. */
export class Later<T> {
  value = $state.raw<T>();

  constructor(ask: () => Promise<T>) {
    let turn = 0;
    $effect(() => {
      const own = ++turn;
      void ask().then((value) => {
        if (own === turn) this.value = value;
      });
    });
  }
}
