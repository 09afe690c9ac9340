package org.minikisa.classification.linear;

/** A map from numbers to things that never changes; one with an entry more shares all but a path with the one before. */
final class Trie<T> {

    private static final int BITS = 4;
    private static final int FAN = 1 << BITS;
    private static final int TOP = 24;
    private static final Trie<?> EMPTY = new Trie<>(new Object[FAN]);

    private final Object[] root;

    private Trie(Object[] root) {
        this.root = root;
    }

    @SuppressWarnings("unchecked")
    static <T> Trie<T> empty() {
        return (Trie<T>) EMPTY;
    }

    /** @return null where there is nothing */
    @SuppressWarnings("unchecked")
    T get(int key) {
        Object[] node = root;
        for (int shift = TOP; shift > 0 && node != null; shift -= BITS) {
            node = (Object[]) node[key >>> shift & FAN - 1];
        }
        return node == null ? null : (T) node[key & FAN - 1];
    }

    /** @param key below 2<sup>28</sup> */
    Trie<T> with(int key, T value) {
        return new Trie<>(with(root, TOP, key, value));
    }

    private static Object[] with(Object[] node, int shift, int key, Object value) {
        Object[] copy = node == null ? new Object[FAN] : node.clone();
        int at = key >>> shift & FAN - 1;
        copy[at] = shift == 0 ? value : with((Object[]) copy[at], shift - BITS, key, value);
        return copy;
    }
}
