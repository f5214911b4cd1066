package health.vigil.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void secret_isTheSameAtTheNextStart() {
        byte[] first = new DataFolder(folder).secret("key");

        assertThat(first).hasSize(32).isEqualTo(new DataFolder(folder).secret("key"));
        assertThat(first).isNotEqualTo(new DataFolder(folder).secret("other"));
    }

    @Test
    void secretAndNewFolder_areTheOwnersOnly() throws Exception {
        DataFolder data = new DataFolder(folder.resolve("new"));

        data.secret("key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("new"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("new/key"))))
                .isEqualTo("rw-------");
    }
}
