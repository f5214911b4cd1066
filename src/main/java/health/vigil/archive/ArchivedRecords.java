package health.vigil.archive;

import health.vigil.consultation.seal.RecordSeal;
import health.vigil.consultation.seal.Rewrapped;
import health.vigil.platform.MasterKeys;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the archive keeps, for a command of an operator; blocks. */
public final class ArchivedRecords {
    // Names under which the parts are sealed; those of a turn with its number.
    static final String CONSULTATION = "archived";
    static final String CHAT = "archived-chat:";
    static final String JUDGED = "archived-record:";

    /** A sealed text is a JSON string; a document may stand there too, from before there were keys. */
    private static final String SHOW = """
            select 'archived', record #>> '{}' from consultation where tenant = ? and id = ? and record is not null
            union all
            select part.* from turn, lateral (values
              ('archived-chat:' || number, chat #>> '{}'), ('archived-record:' || number, record #>> '{}')) part
            where tenant = ? and consultation = ? and part.column2 is not null""";

    private static final int SEVERAL = 500;

    private final ArchiveAddress address;
    private final MasterKeys masters;

    /** @param url as VIGIL_ARCHIVE_URL says */
    public ArchivedRecords(String url, MasterKeys masters) {
        this.address = ArchiveAddress.parse(url);
        this.masters = masters;
    }

    /** Opens every part that is kept of a consultation, and notes that it was read; false when nothing is. */
    public boolean show(String tenant, String id, String why, Consumer<String> part) throws SQLException {
        try (Connection archive = open()) {
            String wrapped =
                    text(archive, "select wrapped from data_key where tenant = ? and consultation = ?", tenant, id);
            RecordSeal seal = RecordSeal.of(masters, tenant, id, wrapped);
            List<String> parts = new ArrayList<>();
            try (PreparedStatement show = prepared(archive, SHOW, tenant, id, tenant, id);
                    ResultSet rows = show.executeQuery()) {
                while (rows.next()) {
                    parts.add(seal.open(rows.getString(1), rows.getString(2)));
                }
            }
            if (!parts.isEmpty()) {
                note(archive, tenant, id, "read", why);
            }
            parts.forEach(part);
            return !parts.isEmpty();
        }
    }

    /** While it holds nothing of the consultation is masked or deleted, whatever is erased or out of date. */
    public boolean hold(String tenant, String id, boolean held, String why) throws SQLException {
        try (Connection archive = open()) {
            archive.setAutoCommit(false);
            String set = "update consultation set legal_hold = " + held + " where tenant = ? and id = ?";
            boolean found = changed(archive, set, tenant, id) == 1;
            if (found) {
                note(archive, tenant, id, held ? "hold" : "release", why);
            }
            archive.commit();
            return found;
        }
    }

    /** Every data key, in order; a service may write others meanwhile. */
    public void rewrap(Rewrapped keys) throws SQLException {
        String next = "select tenant, consultation, wrapped from data_key where (tenant, consultation) > (?, ?)"
                + " order by tenant, consultation limit " + SEVERAL;
        String put = "update data_key set wrapped = ? where tenant = ? and consultation = ? and wrapped = ?";
        try (Connection archive = open()) {
            String tenant = "";
            String id = "";
            for (int found = SEVERAL; found == SEVERAL; ) {
                found = 0;
                try (PreparedStatement several = prepared(archive, next, tenant, id);
                        ResultSet rows = several.executeQuery()) {
                    while (rows.next()) {
                        found++;
                        tenant = rows.getString(1);
                        id = rows.getString(2);
                        String of = tenant;
                        String which = id;
                        String wrapped = rows.getString(3);
                        keys.wrap(of, which, wrapped, fresh -> changed(archive, put, fresh, of, which, wrapped) == 1);
                    }
                }
            }
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(address.jdbc(), address.user(), address.password());
    }

    private static void note(Connection archive, String tenant, String id, String what, String why)
            throws SQLException {
        changed(
                archive,
                "insert into act (tenant, consultation, what, why) values (?, ?, ?, ?)",
                tenant,
                id,
                what,
                why);
    }

    private static String text(Connection archive, String sql, String... values) throws SQLException {
        try (PreparedStatement ask = prepared(archive, sql, values);
                ResultSet rows = ask.executeQuery()) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private static int changed(Connection archive, String sql, String... values) throws SQLException {
        try (PreparedStatement change = prepared(archive, sql, values)) {
            return change.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection archive, String sql, String... values) throws SQLException {
        PreparedStatement statement = archive.prepareStatement(sql);
        for (int at = 0; at < values.length; at++) {
            statement.setString(at + 1, values[at]);
        }
        return statement;
    }
}
