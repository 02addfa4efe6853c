#include "cli/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace jixiao::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = std::size_t{64} << 10;

Status SystemError(const std::string& what) {
  return Status(errno == ENOENT ? StatusCode::kNotFound : StatusCode::kInvalidArgument,
                what + ": " + std::strerror(errno));
}

bool IsReadable(const fs::path& path) {
  constexpr std::array<std::string_view, 5> kExtensions = {".txt", ".md", ".json", ".html", ".htm"};
  const std::string extension = path.extension().string();
  return path.filename().string().front() != '.' &&
         std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

Result<std::vector<std::string>> FilesBelow(const std::string& directory) {
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator at(directory, error);
  for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (at->is_regular_file(ignored) && IsReadable(at->path())) {
      files.push_back(at->path().string());
    }
  }
  if (error) return Status(StatusCode::kInvalidArgument, directory + ": " + error.message());
  if (files.empty()) {
    return Status(StatusCode::kNotFound,
                  directory + ": no .txt, .md, .json, .html or .htm file in this directory");
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool WriteAll(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// The mode a new file would have, or that of the file that is replaced.
mode_t ModeFor(const std::string& path) {
  struct stat existing = {};
  if (stat(path.c_str(), &existing) == 0) return existing.st_mode & 07777;
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

// Writes beside the target and renames: whoever reads it sees the old file or the new one.
Status ReplaceFile(const std::string& path, std::string_view text) {
  std::error_code error;
  const fs::path target = fs::weakly_canonical(path, error);  // A link stays, its file is replaced.
  if (error) return Status(StatusCode::kInvalidArgument, path + ": " + error.message());
  std::string temporary =
      (target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string();
  const int file = mkstemp(temporary.data());
  if (file < 0) return SystemError(path);
  const bool written = WriteAll(file, text) && fchmod(file, ModeFor(target.string())) == 0;
  const bool closed = close(file) == 0;
  if (written && closed && rename(temporary.c_str(), target.c_str()) == 0) return Status();
  Status failure = SystemError(path);
  unlink(temporary.c_str());
  return failure;
}

// A device or a pipe cannot be replaced, only written to.
Status WriteInto(const std::string& path, std::string_view text) {
  const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) return SystemError(path);
  const bool written = WriteAll(file, text);
  Status failure = written ? Status() : SystemError(path);
  close(file);
  return failure;
}

}  // namespace

Result<std::vector<std::string>> ExpandPaths(const std::vector<std::string>& arguments) {
  std::vector<std::string> files;
  for (const std::string& argument : arguments) {
    std::error_code error;
    if (argument == kStandardInput || !fs::is_directory(argument, error)) {
      files.push_back(argument);
      continue;
    }
    const auto below = FilesBelow(argument);
    if (!below.ok()) return below.status();
    files.insert(files.end(), below->begin(), below->end());
  }
  return files;
}

Result<std::string> ReadFile(const std::string& path, std::size_t limit) {
  const int file = path == kStandardInput ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return SystemError("cannot be read");
  std::string bytes;
  Status status;
  while (true) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kBlock);
    const ssize_t got = read(file, bytes.data() + before, kBlock);
    bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) status = SystemError("cannot be read");
    if (bytes.size() > limit) {
      status = Status(StatusCode::kLimitExceeded,
                      "longer than the limit of " + std::to_string(limit) + " bytes");
    }
    if (got <= 0 || !status.ok()) break;
  }
  if (file != STDIN_FILENO) close(file);
  if (!status.ok()) return status;
  return bytes;
}

void Output::Write(std::string_view text) {
  buffer_ += text;
  if (!path_ && buffer_.size() >= kBlock) Flush();
}

bool Output::Flush() {
  if (path_) return true;
  if (!closed_ && status_.ok() && !WriteAll(STDOUT_FILENO, buffer_)) {
    closed_ = errno == EPIPE;
    if (!closed_) status_ = SystemError("standard output");
  }
  buffer_.clear();
  return !closed_ && status_.ok();
}

Status Output::Commit() {
  if (!path_) {
    Flush();
    return status_;
  }
  std::error_code error;
  const bool is_special = fs::exists(*path_, error) && !fs::is_regular_file(*path_, error);
  return is_special ? WriteInto(*path_, buffer_) : ReplaceFile(*path_, buffer_);
}

}  // namespace jixiao::cli
