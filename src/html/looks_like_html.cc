// Pages are known by their first tags, whatever their file is called.
#include <array>
#include <string>

#include "jixiao/html.hpp"

namespace jixiao {
namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool LooksLikeHtml(std::string_view bytes) {
  constexpr std::size_t kLookedAt = 1024;
  constexpr auto kTags = std::to_array<std::string_view>(
      {"<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style", "<script", "<div",
       "<p>", "<p ", "<tr>", "<tr ", "<center", "<span"});
  // Of UTF-16 every other byte is zero.
  std::string head;
  for (const char c : bytes.substr(0, kLookedAt)) {
    if (c != '\0') head += Lower(c);
  }
  // In front of the first tag: a byte order mark and white space.
  const std::size_t first = head.find_first_not_of(" \t\r\n\f\xEF\xBB\xBF\xFF\xFE");
  if (first == std::string::npos || head[first] != '<') return false;
  for (const std::string_view tag : kTags) {
    if (head.find(tag) != std::string::npos) return true;
  }
  return false;
}

}  // namespace jixiao
