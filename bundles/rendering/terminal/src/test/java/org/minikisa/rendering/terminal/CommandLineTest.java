package org.minikisa.rendering.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

class CommandLineTest {

    private static final Usage USAGE = Usage.of("contacts", "lists contacts")
            .argument("ID", "contact id", () -> List.of("CT-1", "CT-2"), true)
            .argument("OTHER", "another", false)
            .choice("--channel", "CHANNEL", "only this channel", List.of("MAIL", "FORM"))
            .option("--mail", "PATH", "a folder")
            .flag("--open", "only open ones");

    @Test
    void optionsMayStandAnywhere() {
        Invocation in = run("--open", "CT-1", "--channel=mail", "--mail", "/tmp/a b", "x");

        assertThat(in.required("ID")).isEqualTo("CT-1");
        assertThat(in.argument("OTHER")).contains("x");
        assertThat(in.option("--channel")).contains("MAIL");
        assertThat(in.option("mail")).contains("/tmp/a b");
        assertThat(in.flag("open")).isTrue();
    }

    @Test
    void whatIsLeftOutIsEmpty() {
        Invocation in = run("CT-1");

        assertThat(in.argument("OTHER")).isEmpty();
        assertThat(in.option("channel")).isEmpty();
        assertThat(in.flag("--open")).isFalse();
        assertThat(in.rest()).isEmpty();
    }

    @Test
    void afterTwoHyphensEverythingIsAnArgument() {
        assertThat(run("--", "--open").required("ID")).isEqualTo("--open");
    }

    @Test
    void aNegativeNumberIsAnArgument() {
        assertThat(run("-5").required("ID")).isEqualTo("-5");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        List<Problem> problems = problems("--chanel", "--channel", "FAX", "--open=yes", "--mail");

        assertThat(problems)
                .extracting(Problem::code)
                .containsExactly(
                        "shell.option.unknown",
                        "shell.option.value",
                        "shell.option.flag",
                        "shell.option.value",
                        "shell.argument.missing");
        assertThat(problems.get(0).expected()).isEqualTo("--channel");
        assertThat(problems).allSatisfy(p -> assertThat(p.remedy()).contains("kisa:help contacts"));
    }

    @Test
    void tooManyArgumentsAreRefused() {
        assertThat(problems("a", "b", "c d")).extracting(Problem::code).containsExactly("shell.argument.surplus");
    }

    @Test
    void anOptionGivenTwiceIsRefused() {
        assertThat(problems("a", "--mail", "x", "--mail", "y"))
                .extracting(Problem::code)
                .containsExactly("shell.option.twice");
    }

    @Test
    void helpIsGivenHoweverWrongTheRestIs() {
        assertThat(CommandLine.parse(USAGE, List.of("--nonsense", "--help")).help())
                .isTrue();
    }

    @Test
    void aRepeatedArgumentTakesAllThatIsLeft() {
        Usage usage = Usage.of("add", "adds").argument("FIRST", "one", true).rest("MORE", "others", List::of);

        assertThat(CommandLine.parse(usage, List.of("1", "2", "3"))
                        .on(new Output().pipe(false))
                        .rest())
                .containsExactly("2", "3");
    }

    @Test
    void askingForWhatIsNotDeclaredIsAMistakeOfTheProgram() {
        assertThatThrownBy(() -> run("a").option("--nonsense")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> run("a").argument("NONSENSE")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theUsageLineTellsWhatIsOptional() {
        assertThat(USAGE.line())
                .isEqualTo("kisa:contacts ID [OTHER] [--channel CHANNEL] [--mail PATH] [--open] [--json]");
    }

    @Test
    void anActionTakesItsOwnArgumentsAndOptions() {
        Invocation in = CommandLine.parse(WITH_ACTIONS, List.of("--json", "show", "--deep", "m"))
                .on(new Output().pipe(false));
        assertThat(in.action()).contains("show");
        assertThat(in.required("MODEL")).isEqualTo("m");
        assertThat(in.flag("--deep")).isTrue();
        assertThat(CommandLine.parse(WITH_ACTIONS, List.of("m"))
                        .on(new Output().pipe(false))
                        .action())
                .isEmpty();
        assertThat(CommandLine.parse(WITH_ACTIONS, List.of("show", "--help"))
                        .usage()
                        .line())
                .isEqualTo("kisa:models show MODEL [--deep] [--json]");
    }

    @Test
    void anUnknownActionIsToldWithNearOnes() {
        assertThat(catchThrowableOfType(
                                InvalidInputException.class,
                                () -> CommandLine.parse(WITH_ACTIONS, List.of("shwo", "m")))
                        .problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.code() + problem.expected()).isEqualTo("shell.action.unknownshow"));
    }

    private static final Usage WITH_ACTIONS = Usage.of("models", "lists models")
            .argument("MODEL", "id of a model", false)
            .action(Usage.of("show", "shows one")
                    .argument("MODEL", "id of a model", true)
                    .flag("--deep", "all of it"))
            .action(Usage.of("schema", "prints the schema"));

    private static Invocation run(String... words) {
        return CommandLine.parse(USAGE, List.of(words)).on(new Output().pipe(false));
    }

    private static List<Problem> problems(String... words) {
        return catchThrowableOfType(InvalidInputException.class, () -> run(words))
                .problems();
    }
}
