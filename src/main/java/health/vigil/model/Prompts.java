package health.vigil.model;

import health.vigil.platform.CannotStart;
import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The prompts: built in, or the whole folder of {@code vigil.model.prompts-dir}. In development read anew each time. */
@Singleton
class Prompts {
    static final String EXTRACT = "extract";
    static final String DESCRIBE = "describe";
    static final String REPLY = "reply";
    static final String INFORMATION = "reply-information";

    /** What this program binds, by prompt. */
    private static final Map<String, Set<String>> BOUND = Map.of(
            EXTRACT,
            Set.of("codes", "known", "text"),
            DESCRIBE,
            Set.of("codes"),
            REPLY,
            Set.of("language", "region", "level", "complaint", "findings", "snippets", "question", "text"),
            INFORMATION,
            Set.of("language", "region", "snippets", "text"),
            "translate-check",
            Set.of("source", "translation"));

    private final Optional<Path> folder;
    private final boolean fresh;
    private volatile Map<String, Prompt> prompts;

    /** @throws CannotStart with the file and the reason when one is not as it must be */
    Prompts(ModelSettings settings) {
        this.folder = settings.promptsDir();
        this.fresh = folder.isPresent() && LaunchMode.current() == LaunchMode.DEVELOPMENT;
        this.prompts = read();
    }

    Prompt get(String name) {
        if (fresh) {
            prompts = read();
        }
        Prompt prompt = prompts.get(name);
        if (prompt == null) {
            throw new IllegalArgumentException("no prompt " + name);
        }
        return prompt;
    }

    private Map<String, Prompt> read() {
        Map<String, Prompt> all = new HashMap<>();
        BOUND.forEach((name, bound) -> {
            try {
                all.put(name, Prompt.read(name, bound, text(name + ".md")));
            } catch (IOException | IllegalArgumentException wrong) {
                throw CannotStart.because("A prompt cannot be used: " + wrong.getMessage());
            }
        });
        return Map.copyOf(all);
    }

    private String text(String file) throws IOException {
        if (folder.isPresent()) {
            return Files.readString(folder.get().resolve(file));
        }
        try (InputStream in = Prompts.class.getResourceAsStream("/prompts/" + file)) {
            if (in == null) {
                throw new IOException("no file prompts/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
