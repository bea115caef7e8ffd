/** A function that keeps its answers, at most `most` of them: with one more it begins anew. */
export function remembering<Value>(most: number, make: (key: string) => Value): (key: string) => Value {
  const answers = new Map<string, Value>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined || answers.has(key)) {
      return known as Value;
    }
    const answer = make(key);
    if (answers.size >= most) {
      answers.clear();
    }
    answers.set(key, answer);
    return answer;
  };
}
