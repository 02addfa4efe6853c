#include "cli/arguments.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <iostream>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/nearest.h"

namespace jixiao::cli {
namespace {

// What standard error says for each kind of mistake, before the parser's own words.
struct Mistake {
  std::string_view kind;  ///< As the parser calls it.
  Label text;
};
constexpr std::array<Mistake, 5> kMistakes = {{
    {"RequiredError", {"缺少必需的参数：", "something is missing: "}},
    {"ExtrasError", {"有不认识的参数：", "an argument is not known: "}},
    {"ValidationError", {"参数的取值不可用：", "a value cannot be used: "}},
    {"ConversionError", {"参数的取值不可用：", "a value cannot be used: "}},
    {"ArgumentMismatch", {"参数的取值个数不符：", "an option has too few or too many values: "}},
}};

std::vector<std::string> NamesOfCommands(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> NamesOfOptions(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options({})) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

const CLI::App* CommandOf(const CLI::App& app, std::string_view name) {
  for (const CLI::App* command : app.get_subcommands({})) {
    if (command->get_name() == name) return command;
  }
  return nullptr;
}

// The first word that names no command, or no option of its command, and what was meant.
std::string MeantInstead(const CLI::App& app, const Say& say, int argc, const char* const* argv) {
  if (argc < 2) return "";
  const auto asked = [&](std::string_view typed, const std::vector<std::string>& names) {
    const auto nearest = Nearest(typed, names);
    if (!nearest) return std::string();
    return say("。“", ". Instead of '") + std::string(typed) + say("”是否应为“", "' perhaps '") +
           *nearest + say("”？", "'?");
  };
  const CLI::App* const command = CommandOf(app, argv[1]);
  if (command == nullptr) return argv[1][0] == '-' ? "" : asked(argv[1], NamesOfCommands(app));
  const std::vector<std::string> names = NamesOfOptions(*command);
  for (int i = 2; i < argc; ++i) {
    const std::string_view word =
        std::string_view(argv[i]).substr(0, std::string_view(argv[i]).find('='));
    const bool is_option = word.starts_with("--") && word.size() > 2;
    if (is_option && std::find(names.begin(), names.end(), word) == names.end()) {
      return asked(word, names);
    }
  }
  return "";
}

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// Text of a manual page: backslashes and leading points are not its commands.
std::string ForManual(const std::string& text) {
  std::string escaped = text.starts_with('.') || text.starts_with('\'') ? "\\&" : "";
  for (const char c : text) {
    if (c == '-') escaped += '\\';
    escaped += c == '\\' ? std::string("\\e") : std::string(1, c);
  }
  return escaped;
}

void AddOptions(const CLI::App& command, std::string& page) {
  for (const CLI::Option* option : command.get_options({})) {
    page += ".TP\n.B " + ForManual(option->get_name(option->get_positional(), true)) + "\n" +
            ForManual(option->get_description()) + "\n";
  }
}

}  // namespace

Language LanguageOf(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--lang" && i + 1 < argc) {
      return std::string_view(argv[i + 1]) == "en" ? Language::kEnglish : Language::kChinese;
    }
    if (word.starts_with("--lang=")) {
      return word == "--lang=en" ? Language::kEnglish : Language::kChinese;
    }
  }
  for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale = value;
    const bool names_none = locale == "C" || locale == "POSIX" || locale.starts_with("C.");
    return names_none || locale.starts_with("zh") ? Language::kChinese : Language::kEnglish;
  }
  return Language::kChinese;
}

void Translate(CLI::App& app, const Say& say) {
  std::vector<CLI::App*> commands = app.get_subcommands({});
  for (CLI::App* const command : commands) command->group(say("命令", "Commands"));
  commands.push_back(&app);
  for (CLI::App* const command : commands) {
    command->set_help_flag("-h,--help", say("输出本说明", "print this help"));
    const auto formatter = command->get_formatter();
    formatter->label("Usage", say("用法", "Usage"));
    formatter->label("Positionals", say("参数", "Arguments"));
    formatter->label("OPTIONS", say("选项", "OPTIONS"));
    formatter->label("SUBCOMMAND", say("命令", "COMMAND"));
    formatter->label("REQUIRED", say("（必需）", "(required)"));
    formatter->column_width(28);
    for (CLI::Option* const option : command->get_options({})) {
      if (!option->get_positional()) option->group(say("选项", "Options"));
    }
  }
}

int Explain(const CLI::App& app, const CLI::ParseError& error, const Say& say, int argc,
            const char* const* argv) {
  if (error.get_exit_code() == 0) {
    app.exit(error);
    return kFine;
  }
  std::string text = error.what();
  for (const Mistake& mistake : kMistakes) {
    if (mistake.kind == error.get_name()) text = say(mistake.text.zh, mistake.text.en) + text;
  }
  const std::string command = argc > 1 && CommandOf(app, argv[1]) != nullptr
                                  ? "jixiao " + std::string(argv[1])
                                  : std::string("jixiao");
  std::cerr << "jixiao: error: " << text << MeantInstead(app, say, argc, argv) << "\n"
            << say("用法见 ", "See ") << command << " --help\n";
  return kUnusable;
}

std::string CompletionOf(const CLI::App& app, std::string_view shell) {
  std::string script = shell == "zsh" ? "autoload -U +X bashcompinit && bashcompinit\n" : "";
  script +=
      "_jixiao() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} names=\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    names='" +
      Joined(NamesOfCommands(app)) +
      "'\n"
      "  elif [ \"${word:0:1}\" = - ]; then\n"
      "    case ${COMP_WORDS[1]} in\n";
  for (const CLI::App* command : app.get_subcommands({})) {
    script +=
        "      " + command->get_name() + ") names='" + Joined(NamesOfOptions(*command)) + "' ;;\n";
  }
  script +=
      "    esac\n"
      "  fi\n"
      "  COMPREPLY=()\n"
      "  [ -n \"$names\" ] && COMPREPLY=($(compgen -W \"$names\" -- \"$word\"))\n"
      "}\n"
      "complete -o default -F _jixiao jixiao\n";
  return script;
}

std::string ManualOf(const CLI::App& app, const Say& say) {
  std::string page = ".TH JIXIAO 1\n.SH " + say("名称", "NAME") + "\njixiao \\- " +
                     ForManual(app.get_description()) + "\n.SH " + say("用法", "SYNOPSIS") +
                     "\n.B jixiao\n" + say("命令 [选项] [文件 …]", "COMMAND [OPTIONS] [FILE …]") +
                     "\n";
  for (const CLI::App* command : app.get_subcommands({})) {
    page +=
        ".SH jixiao " + command->get_name() + "\n" + ForManual(command->get_description()) + "\n";
    AddOptions(*command, page);
  }
  page +=
      ".SH " + say("退出状态", "EXIT STATUS") + "\n" +
      say("0 完成；1 review 或 verify 发现错误；2 输入或参数不可用。",
          "0 done; 1 review or verify found an error; 2 input or arguments could not be used.") +
      "\n";
  return page;
}

int Print(const std::string& text, const CommonOptions& common) {
  Messages messages(common);
  Output output(common.output);
  output.Write(text);
  return Finish(output, messages);
}

}  // namespace jixiao::cli
