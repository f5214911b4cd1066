package health.vigil.guidance.index;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A bge-small model of the class path. One thread a text: two texts side by side are faster than one text on two
 * threads, and a patient's query must not wait for every core.
 */
final class Encoder extends AbstractInProcessEmbeddingModel {
    private final OnnxBertBiEncoder model;

    /** @param name of its files, for example {@code bge-small-zh-v1.5-q} */
    Encoder(String name) {
        super(Runnable::run);
        try (InputStream weights = resource(name + ".onnx");
                InputStream tokenizer = resource(name + "-tokenizer.json");
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtEnvironment environment = NativeEnvironment.get();
            OrtSession session = environment.createSession(weights.readAllBytes(), options);
            model = new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.CLS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrtException e) {
            throw new IllegalStateException("the model " + name + " cannot be loaded", e);
        }
    }

    private static InputStream resource(String name) {
        InputStream found = Encoder.class.getResourceAsStream("/" + name);
        if (found == null) {
            throw new IllegalStateException(name + " is not on the class path");
        }
        return found;
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return model;
    }
}
