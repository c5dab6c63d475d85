// Gives scored places best first, without sorting those that nobody asks for.

export interface Scored {
  readonly at: number
  readonly score: number
}

/** A binary heap over two parallel lists, which it reorders; equal scores in the order of their places. */
export function* bestFirst(places: number[], scores: number[]): Generator<Scored> {
  let size = places.length
  const isBefore = (a: number, b: number) => {
    const [x, y] = [scores[a] as number, scores[b] as number]
    return x > y || (x === y && (places[a] as number) < (places[b] as number))
  }
  const swap = <T>(list: T[], a: number, b: number) => {
    const held = list[a] as T
    list[a] = list[b] as T
    list[b] = held
  }
  const sink = (from: number) => {
    for (let at = from; ; ) {
      const left = 2 * at + 1
      if (left >= size) return
      const child = left + 1 < size && isBefore(left + 1, left) ? left + 1 : left
      if (!isBefore(child, at)) return
      swap(places, child, at)
      swap(scores, child, at)
      at = child
    }
  }
  for (let at = (size >> 1) - 1; at >= 0; at -= 1) sink(at)
  while (size > 0) {
    yield { at: places[0] as number, score: scores[0] as number }
    size -= 1
    swap(places, 0, size)
    swap(scores, 0, size)
    sink(0)
  }
}
