package health.vigil.guidance.index;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts to vectors of length one, by a model for each tongue. A model is loaded by the first call that may wait for it. */
public final class Embeddings {
    private final Map<Tongue, Encoder> encoders = new EnumMap<>(Tongue.class);
    private final Map<String, float[]> questions;
    private volatile boolean unusable;

    /** @param kept how many questions' vectors are remembered */
    public Embeddings(int kept) {
        questions = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
                return size() > kept;
            }
        };
    }

    /** Loads the model if need be. */
    float[] passage(Tongue tongue, String folded) {
        return loaded(tongue).embed(folded).content().vector();
    }

    /** The vector of a question, remembered; null while the model is not loaded. */
    float @Nullable [] question(Tongue tongue, String folded) {
        Encoder encoder = encoder(tongue);
        if (encoder == null) {
            return null;
        }
        String read = folded.substring(0, Math.min(folded.length(), tongue.questionLimit));
        String key = tongue + read;
        synchronized (questions) {
            float[] known = questions.get(key);
            if (known != null) {
                return known;
            }
        }
        float[] vector = encoder.embed(tongue.instruction + read).content().vector();
        synchronized (questions) {
            questions.put(key, vector);
        }
        return vector;
    }

    private synchronized @Nullable Encoder encoder(Tongue tongue) {
        return encoders.get(tongue);
    }

    Encoder loaded(Tongue tongue) {
        Encoder ready = encoder(tongue);
        if (ready != null) {
            return ready;
        }
        if (unusable) {
            throw new IllegalStateException("no vectors: a model could not be loaded");
        }
        // loading takes a second; a question asked meanwhile must find the lock free
        Encoder fresh = load(tongue);
        synchronized (this) {
            Encoder first = encoders.putIfAbsent(tongue, fresh);
            return first == null ? fresh : first;
        }
    }

    /** A model that could not be loaded is not tried again: each try costs memory that never comes back. */
    private Encoder load(Tongue tongue) {
        try {
            return new Encoder(tongue.model);
        } catch (RuntimeException | LinkageError e) {
            unusable = true;
            throw new IllegalStateException("the model " + tongue.model + " could not be loaded", e);
        }
    }
}
