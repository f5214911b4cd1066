package health.vigil.platform;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where this service keeps what must survive a restart; only its owner may read it. */
@Singleton
public class DataFolder {
    private static final int SECRET_BYTES = 32;
    private final Path root;

    public DataFolder(@ConfigProperty(name = "vigil.data-dir", defaultValue = "data") Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * A folder in it, created when it is not there; {@code ""} is the folder itself.
     *
     * @throws CannotStart when it cannot be written
     */
    public Path folder(String name) {
        Path folder = root.resolve(name);
        try {
            Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
            Files.delete(Files.createTempFile(folder, ".write", ".test"));
            return folder;
        } catch (IOException | UnsupportedOperationException e) {
            throw CannotStart.because("the data folder " + folder + " cannot be written (" + reason(e)
                    + "). Make it writable, or set VIGIL_DATA_DIR to a folder that is.");
        }
    }

    /** Random bytes made at the first call and the same ever after. */
    public byte[] secret(String name) {
        Path file = folder("").resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(fresh);
                writeNew(file, fresh);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw CannotStart.because("the key file " + file + " cannot be read or written (" + reason(e) + ").");
        }
    }

    /** Writes a file that only its owner may read, whole or not at all. */
    public static void writeSecretly(Path file, byte[] content) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Path draft = Files.createTempFile(parent, "." + file.getFileName(), ".draft");
        write(draft, content, Set.of(StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Two services may start at once on one folder: the first to write a key wins, the other reads it. */
    private static void writeNew(Path file, byte[] content) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Path draft = Files.createTempFile(parent, "." + file.getFileName(), ".draft");
        write(draft, content, Set.of(StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
        try {
            Files.move(draft, file);
        } catch (FileAlreadyExistsException e) {
            // the other one's key holds
            Files.delete(draft);
        }
    }

    private static void write(Path file, byte[] content, Set<StandardOpenOption> options) throws IOException {
        try (FileChannel channel = FileChannel.open(file, options)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        String kind = e.getClass().getSimpleName().replace("Exception", "");
        return message == null
                ? kind
                : kind + ": " + message.lines().findFirst().orElse("");
    }
}
