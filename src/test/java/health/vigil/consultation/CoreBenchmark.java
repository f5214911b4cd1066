package health.vigil.consultation;

import health.vigil.clinical.Patient;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One turn without store and network: a message of 200 characters is understood, judged and answered. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CoreBenchmark {
    private static final int LENGTH = 200;
    private static final String ENGLISH =
            "I have had a runny nose and a sore throat for two days, no fever, no chest pain, not short of"
                    + " breath. My back aches a bit since I moved boxes on Sunday and I sleep badly because of the cough. What should I do?";
    private static final String SIMPLIFIED = "我这两天流鼻涕，嗓子疼，没有发烧，也没有胸痛，不觉得气短。前天搬东西以后腰有点酸，晚上咳嗽睡不好。";
    private static final String CANTONESE = "我兩日前開始流鼻水，喉嚨痛，冇發燒，冇胸口痛，唔覺得氣促。前日搬嘢之後腰有啲痠，夜晚咳到瞓唔到。";

    /** The language of the message. */
    @Param({"en", "zh-Hans", "yue"})
    public String language = "en";

    private String text = "";

    @Setup
    public void write() {
        String words = switch (language) {
            case "en" -> ENGLISH;
            case "yue" -> CANTONESE;
            default -> SIMPLIFIED;
        };
        StringBuilder long200 = new StringBuilder();
        while (long200.length() < LENGTH) {
            long200.append(words);
        }
        text = long200.substring(0, LENGTH);
    }

    @Benchmark
    public Turn turn() {
        return new Play("GB", Patient.unknown()).say(text);
    }
}
