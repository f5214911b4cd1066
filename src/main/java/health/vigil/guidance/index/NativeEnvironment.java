package health.vigil.guidance.index;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jboss.logging.Logger;

/**
 * The native environment of the embedding models, kept until the process is gone. The library releases it in a shutdown
 * hook of its own, which no other hook can precede: a model that is just being loaded then uses freed memory, and the
 * process dies of it instead of stopping. The environment counts its holders, so one more holder keeps it.
 */
final class NativeEnvironment {
    private static final Logger LOG = Logger.getLogger(NativeEnvironment.class);
    private static final OrtEnvironment KEPT = kept();

    private NativeEnvironment() {}

    static OrtEnvironment get() {
        return KEPT;
    }

    private static OrtEnvironment kept() {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try {
            Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
            Method hold = OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
            api.setAccessible(true);
            hold.setAccessible(true);
            hold.invoke(null, api.getLong(null), OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue(), "vigil");
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warnf("the native environment is not held, a stop while models load may crash: %s", e.getMessage());
        }
        return environment;
    }
}
