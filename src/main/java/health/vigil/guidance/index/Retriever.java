package health.vigil.guidance.index;

/** By words, by meaning, or both: the last is what the service uses. */
public enum Retriever {
    BM25,
    DENSE,
    FUSED
}
