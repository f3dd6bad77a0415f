/** A function that keeps its last answer while it is asked about the same object. */
export function remembered<A extends object, B>(make: (about: A) => B): (about: A) => B {
  let last: { readonly about: A; readonly answer: B } | null = null;
  return (about) => {
    if (last?.about !== about) last = { about, answer: make(about) };
    return last.answer;
  };
}
