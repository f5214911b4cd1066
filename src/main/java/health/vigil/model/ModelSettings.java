package health.vigil.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code vigil.model.*}: which model to ask, and how far to go with it. Without a base URL there is none. */
@ConfigMapping(prefix = "vigil.model")
interface ModelSettings {

    /** Of an OpenAI-compatible endpoint, up to and with {@code /v1}. */
    Optional<String> baseUrl();

    Optional<String> name();

    Optional<String> apiKey();

    /** Asked once when the first endpoint fails. */
    Fallback fallback();

    Reading extraction();

    Writing reply();

    /** False: no model is asked. At run time the file {@code model.off} in the data folder does the same. */
    @WithDefault("true")
    boolean enabled();

    /** Where the model runs, for example CN; warned about when it is not {@link #dataRegion}. */
    Optional<String> region();

    /** Where patients' data may go. */
    Optional<String> dataRegion();

    /** A folder that replaces the built-in prompts as a whole. */
    Optional<Path> promptsDir();

    /** Calls at once; more are refused. */
    @WithDefault("16")
    int concurrency();

    /** Tokens a tenant may use a day, prompts and answers together; 0 for no limit. */
    @WithDefault("0")
    long tokensPerDay();

    /** Failures in a row that open the circuit, and how long it stays open. */
    @WithDefault("5")
    int failures();

    @WithDefault("30s")
    Duration pause();

    /** Price of a million tokens, in the operator's currency, for the cost metric. */
    @WithDefault("0")
    double pricePerMillion();

    /** A second endpoint. */
    interface Fallback {
        Optional<String> baseUrl();

        Optional<String> name();

        Optional<String> apiKey();
    }

    /** The model that reads. */
    interface Reading {
        /** Default: {@link ModelSettings#name}. */
        Optional<String> name();

        @WithDefault("true")
        boolean enabled();

        @WithDefault("2.5s")
        Duration deadline();

        /** After this a late answer is given up. */
        @WithDefault("20s")
        Duration timeout();

        @WithDefault("0")
        OptionalDouble temperature();

        /** {@code schema}, {@code object} or {@code none}: how the endpoint is asked for JSON. */
        @WithDefault("schema")
        String json();
    }

    /** The model that writes. */
    interface Writing {
        /** Default: {@link ModelSettings#name}. */
        Optional<String> name();

        @WithDefault("true")
        boolean enabled();

        @WithDefault("4s")
        Duration firstSentence();

        @WithDefault("20s")
        Duration timeout();

        @WithDefault("0.3")
        OptionalDouble temperature();

        @WithDefault("400")
        int maxTokens();

        /** The model thinks aloud and may not open its thoughts with a tag: all up to the closing tag is thought. */
        @WithDefault("false")
        boolean thinksAloud();

        /** What ends a thought. */
        @WithDefault(Thoughts.CLOSE)
        String thoughtsEnd();
    }
}
