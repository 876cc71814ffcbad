package dev.stampede.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * A help page whose options stand under headings, one for each mixin of the command. picocli has
 * headings for argument groups only, and those forget all their other options when one of them is
 * given twice.
 */
final class HelpPage {

  private final Map<String, String> headings;

  private HelpPage(Map<String, String> headings) {
    this.headings = headings;
  }

  /**
   * Puts headings into a command's help.
   *
   * @param headings by the name of the mixin's field, in the order of the page
   */
  static void arrange(CommandLine line, Map<String, String> headings) {
    HelpPage page = new HelpPage(new LinkedHashMap<>(headings));
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING, help -> "");
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, page::options);
  }

  private String options(Help help) {
    CommandSpec spec = help.commandSpec();
    StringBuilder text = new StringBuilder();
    List<OptionSpec> own = new ArrayList<>(spec.options());
    Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
    headings.forEach((mixin, heading) -> {
      CommandSpec mixed = spec.mixins().get(mixin);
      if (mixed != null) {
        List<OptionSpec> options = matching(spec, mixed);
        own.removeAll(options);
        sections.put(heading, options);
      }
    });
    text.append("Options:\n").append(list(help, own));
    sections.forEach((heading, options) ->
        text.append('\n').append(heading).append(":\n").append(list(help, options)));
    return text.toString();
  }

  private static List<OptionSpec> matching(CommandSpec spec, CommandSpec mixed) {
    return spec.options().stream()
        .filter(option -> mixed.findOption(option.longestName()) != null)
        .toList();
  }

  private static String list(Help help, List<OptionSpec> options) {
    // All options decide the columns' widths, so that the sections stand in line.
    Help.Layout layout =
        help.createDefaultLayout(help.commandSpec().options(), List.of(), help.colorScheme());
    layout.addAllOptions(new ArrayList<>(options), help.createDefaultParamLabelRenderer());
    return layout.toString();
  }
}
