package health.vigil.archive;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * The tables, brought up to date once, when the database first answers. Blocks, so it runs on a worker thread. A new
 * file in {@code archive/} is named in {@link #FILES}.
 */
final class ArchiveSchema {
    private static final List<String> FILES = List.of("V1__consultations.sql", "V2__sealed.sql");

    private final ArchiveAddress address;

    ArchiveSchema(ArchiveAddress address) {
        this.address = address;
    }

    Uni<Void> update() {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(this::migrate);
    }

    private void migrate() {
        Flyway.configure(ArchiveSchema.class.getClassLoader())
                .dataSource(address.jdbc(), address.user(), address.password())
                .resourceProvider(new Listed())
                .load()
                .migrate();
    }

    /** The files by name: what a class path holds cannot be listed in every packaging. */
    private static final class Listed implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return FILES.contains(name) ? new SqlFile(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return FILES.stream()
                    .filter(file -> file.startsWith(prefix))
                    .map(file -> (LoadableResource) new SqlFile(file))
                    .toList();
        }
    }

    private static final class SqlFile extends LoadableResource {
        private final String name;

        SqlFile(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            try (InputStream file = ArchiveSchema.class.getResourceAsStream("/archive/" + name)) {
                if (file == null) {
                    throw new IllegalArgumentException("no file archive/" + name);
                }
                return new StringReader(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return "archive/" + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
