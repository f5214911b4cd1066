package health.vigil.command;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.KnowledgeException;
import health.vigil.catalog.KnowledgeLoader;
import health.vigil.platform.CannotStart;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The knowledge the service runs on: the built-in one, or the whole folder that VIGIL_KNOWLEDGE_DIR names. */
final class KnowledgeProducer {

    /** @throws CannotStart with every file, line and reason when it is bad */
    @Produces
    @Singleton
    Knowledge knowledge(@ConfigProperty(name = "vigil.knowledge-dir") Optional<Path> folder) {
        try {
            return folder.map(KnowledgeLoader::load).orElseGet(KnowledgeLoader::bundled);
        } catch (KnowledgeException e) {
            throw CannotStart.because("the knowledge cannot be used:\n" + e.getMessage());
        }
    }
}
