package health.vigil.command;

import health.vigil.catalog.Approval;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.KnowledgeException;
import health.vigil.catalog.KnowledgeLoader;
import health.vigil.platform.CannotStart;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The knowledge the service runs on: the built-in one, or the whole folder that VIGIL_KNOWLEDGE_DIR names. */
final class KnowledgeProducer {
    private static final Logger LOG = Logger.getLogger(KnowledgeProducer.class);
    private static final String UNAPPROVED = "unapproved";

    /** @throws CannotStart with every file, line and reason when it is bad, or when two people have not approved it */
    @Produces
    @Singleton
    Knowledge knowledge(
            @ConfigProperty(name = "vigil.knowledge-dir") Optional<Path> folder,
            @ConfigProperty(name = "vigil.knowledge-accept") Optional<String> accepted) {
        try {
            Knowledge knowledge = folder.map(KnowledgeLoader::load).orElseGet(KnowledgeLoader::bundled);
            folder.ifPresent(path ->
                    requireApproval(path, accepted.filter(UNAPPROVED::equals).isPresent()));
            return knowledge;
        } catch (KnowledgeException e) {
            throw CannotStart.because("the knowledge cannot be used:\n" + e.getMessage());
        }
    }

    private static void requireApproval(Path folder, boolean acceptsUnapproved) {
        try {
            Approval.require(folder);
        } catch (KnowledgeException e) {
            String why = String.join("; ", e.problems());
            if (!acceptsUnapproved) {
                throw CannotStart.because(
                        "the knowledge in " + folder + " is not approved by two people (" + why
                                + "). See ./vigil check FOLDER --digest; for development only: VIGIL_KNOWLEDGE_ACCEPT=unapproved");
            }
            LOG.warnf("UNAPPROVED KNOWLEDGE IS IN USE, not for patients: %s (%s)", folder, why);
        }
    }
}
