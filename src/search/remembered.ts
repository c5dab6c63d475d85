// Remembers what was loaded, so that nothing is loaded twice; what failed is tried again.

/** Keeps the answers of `make` by what was asked. */
export function remembered<K, V>(make: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const known = new Map<K, Promise<V>>()
  return (key) => {
    const value = known.get(key) ?? make(key)
    if (!known.has(key)) {
      known.set(key, value)
      value.catch(() => known.delete(key))
    }
    return value
  }
}

/** Keeps the one answer of `make`. */
export function once<V>(make: () => Promise<V>): () => Promise<V> {
  const ask = remembered((_: null) => make())
  return () => ask(null)
}
