package health.vigil.command;

import health.vigil.command.eval.EvalCommand;
import health.vigil.command.fake.FakeModelCommand;
import health.vigil.command.replay.ArchiveCommand;
import health.vigil.command.replay.RekeyCommand;
import health.vigil.command.replay.ReplayCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: decides which command is meant before anything of the server is started. */
@QuarkusMain
@Command(
        name = "vigil",
        mixinStandardHelpOptions = true,
        description = "A primary-care triage chat backend with a safety layer no model can overrule.",
        subcommands = {
            ArchiveCommand.class,
            AuditCommand.class,
            CheckCommand.class,
            EvalCommand.class,
            FakeModelCommand.class,
            KeyCommand.class,
            RekeyCommand.class,
            ReplayCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = "run, or no command at all, starts the service.")
public final class Vigil implements Callable<Integer> {

    /** Without arguments the server runs, so that the jar alone is a service. */
    public static void main(String... arguments) {
        if (arguments.length == 0 || arguments[0].equals("run")) {
            Quarkus.run(null, new ServerExit(System.err), arguments);
            return;
        }
        int status = commandLine(writer(FileDescriptor.out), writer(FileDescriptor.err))
                .execute(arguments);
        System.exit(status);
    }

    static CommandLine commandLine(PrintWriter output, PrintWriter errors) {
        CommandLine line = new CommandLine(new Vigil());
        line.setOut(output);
        line.setErr(errors);
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            errors.println("vigil " + command.getCommandName() + ": " + e);
            return CommandLine.ExitCode.USAGE;
        });
        return line;
    }

    /** Unknown words end here: what exists is listed, and nothing runs. */
    @Override
    public Integer call() {
        return CommandLine.ExitCode.USAGE;
    }

    /** UTF-8 whatever the machine's locale, because texts are Chinese too. */
    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}
