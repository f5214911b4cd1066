package health.vigil.catalog;

import java.util.List;

/** Knowledge that must not be used. Carries every problem found, each as {@code file:line: reason}. */
public final class KnowledgeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    KnowledgeException(List<String> problems) {
        super(problems.size() + " problems in the knowledge files\n" + String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** In the order of file and line. */
    public List<String> problems() {
        return problems;
    }
}
