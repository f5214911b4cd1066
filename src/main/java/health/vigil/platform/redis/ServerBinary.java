package health.vigil.platform.redis;

import health.vigil.platform.CannotStart;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/** The redis-server to run: one on the PATH when it is new enough, else the bundled one. */
record ServerBinary(Path file, RedisVersion version) {
    private static final String NAME = "redis-server";
    private static final String REMEDY =
            " Install redis-server 6.2 or newer, or set VIGIL_REDIS_HOSTS to a server of your own.";

    /** @param bin where the bundled binary is unpacked, once */
    static ServerBinary find(String searchPath, Path bin) {
        for (String folder : searchPath.split(File.pathSeparator, -1)) {
            Path candidate = Path.of(folder.isEmpty() ? "." : folder, NAME);
            if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                Optional<RedisVersion> version = Launch.run(candidate.toString(), "--version")
                        .filter(launch -> launch.status() == 0)
                        .map(launch -> RedisVersion.in(launch.output()));
                if (version.isPresent() && version.get().isAtLeast(RedisVersion.OLDEST)) {
                    return new ServerBinary(candidate, version.get());
                }
            }
        }
        return checked(unpack(bin));
    }

    /** Runs it once, so that a missing library is told in its own words. */
    static ServerBinary checked(Path file) {
        Launch launch = Launch.run(file.toString(), "--version")
                .orElseThrow(
                        () -> CannotStart.because(file + " cannot be run: is its folder mounted noexec?" + REMEDY));
        if (launch.status() != 0) {
            throw CannotStart.because(file + " cannot run: " + launch.firstError() + "." + REMEDY);
        }
        return new ServerBinary(file, RedisVersion.in(launch.output()));
    }

    /** Asked of Java: the library would run {@code uname}, which a small container lacks. */
    private static OsArchitecture machine() {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        if (System.getProperty("os.name").startsWith("Mac")) {
            return arm ? OsArchitecture.MAC_OS_X_ARM64 : OsArchitecture.MAC_OS_X_x86_64;
        }
        return arm ? OsArchitecture.UNIX_AARCH64 : OsArchitecture.UNIX_x86_64;
    }

    private static Path unpack(Path bin) {
        String resource = ExecutableProvider.newProvidedVersionsMap().get(machine());
        if (resource == null) {
            throw CannotStart.because("no redis-server is bundled for this machine." + REMEDY);
        }
        Path file = bin.resolve(resource.replace("/", ""));
        try (InputStream bundled = ExecutableProvider.class.getResourceAsStream(resource)) {
            if (bundled == null) {
                throw CannotStart.because("the bundled " + file.getFileName() + " is missing." + REMEDY);
            }
            if (!Files.isExecutable(file)) {
                Path draft = Files.createTempFile(bin, ".redis", ".draft");
                Files.copy(bundled, draft, StandardCopyOption.REPLACE_EXISTING);
                draft.toFile().setExecutable(true, true);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return file;
        } catch (IOException e) {
            throw CannotStart.because("the bundled redis-server cannot be unpacked to " + bin + ": is the disk full?");
        }
    }
}
