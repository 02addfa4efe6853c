#include "base/fold.h"

#include <array>
#include <memory>

#include "base/compiler.h"
#include "base/utf8.h"

namespace jixiao {
namespace {

// Code points that vanish.
constexpr std::u32string_view kInvisible =
    U" \t\r\n\v\f\u00A0\u00AD\u1680\u180E\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    U"\u2009\u200A\u200B\u200C\u200D\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u202F"
    U"\u205F\u2060\u3000\uFEFF\uFE0E\uFE0F";

struct Fold {
  char32_t to;
  std::u32string_view from;
};

// One line for each sign and its variants.
constexpr auto kSigns = std::to_array<Fold>({
    {U'≥', U"≧⩾≮⋝⪰≽"},       {U'≤', U"≦⩽≯⋜⪯≼"},       {U'>', U"＞〉﹥›"},
    {U'<', U"＜〈﹤‹"},      {U'=', U"＝═﹦〓"},      {U'≠', U"≢"},
    {U'≈', U"≒≃≅∽"},         {U'~', U"～∼〜˜﹋"},     {U'-', U"‐‑‒–—―−﹣－─━⁻﹘"},
    {U'+', U"﹢"},           {U'·', U"・•‧∙⋅・᛫"},    {U':', U"：∶﹕︰ː"},
    {U',', U"，﹐︐"},       {U';', U"；﹔︔"},       {U'.', U"．﹒․"},
    {U'(', U"（﹙〔﹝【︵"}, {U')', U"）﹚〕﹞】︶"}, {U'/', U"／∕⁄"},
    {U'%', U"％﹪٪"},        {U'、', U"､﹑︑"},       {U'。', U"｡︒"},
    {U'¥', U"￥"},
});

// Traditional and variant characters of numerals, units and the field's verbs.
constexpr auto kCharacters = std::to_array<Fold>({
    {U'万', U"萬"},   {U'亿', U"億"},   {U'两', U"兩"}, {U'元', U"圆圓"}, {U'达', U"達"},
    {U'个', U"個箇"}, {U'于', U"於"},   {U'间', U"間"}, {U'过', U"過"},   {U'约', U"約"},
    {U'内', U"內"},   {U'户', U"戶戸"}, {U'辆', U"輛"}, {U'项', U"項"},   {U'场', U"場"},
    {U'吨', U"噸"},   {U'亩', U"畝"},   {U'顷', U"頃"}, {U'处', U"處"},   {U'条', U"條"},
    {U'张', U"張"},   {U'台', U"臺檯"}, {U'笔', U"筆"}, {U'只', U"隻"},   {U'双', U"雙"},
    {U'层', U"層"},   {U'栋', U"棟"},   {U'类', U"類"}, {U'号', U"號"},   {U'币', U"幣"},
    {U'时', U"時"},   {U'钟', U"鐘鍾"}, {U'周', U"週"}, {U'岁', U"歲"},   {U'节', U"節"},
    {U'点', U"點"},   {U'余', U"餘馀"}, {U'几', U"幾"}, {U'数', U"數"},   {U'长', U"長"},
    {U'减', U"減"},   {U'缩', U"縮"},   {U'扩', U"擴"}, {U'较', U"較"},   {U'环', U"環"},
    {U'满', U"滿"},   {U'无', U"無"},   {U'发', U"發"}, {U'标', U"標"},   {U'准', U"準"},
    {U'应', U"應"},   {U'确', U"確"},   {U'实', U"實"}, {U'现', U"現"},   {U'计', U"計"},
    {U'划', U"劃"},   {U'举', U"舉"},   {U'办', U"辦"}, {U'设', U"設"},   {U'争', U"爭"},
    {U'预', U"預"},   {U'规', U"規"},   {U'显', U"顯"}, {U'从', U"從"},   {U'维', U"維"},
    {U'稳', U"穩"},   {U'压', U"壓"},   {U'别', U"別"}, {U'为', U"為爲"}, {U'总', U"總"},
    {U'区', U"區"},   {U'县', U"縣"},   {U'镇', U"鎮"}, {U'际', U"際"},   {U'届', U"屆"},
    {U'并', U"並併"}, {U'与', U"與"},   {U'涨', U"漲"}, {U'门', U"門"},   {U'课', U"課"},
    {U'队', U"隊"},   {U'组', U"組"},   {U'篇', U"萹"}, {U'册', U"冊"},   {U'份', U"仹"},
    {U'颗', U"顆"},   {U'头', U"頭"},   {U'块', U"塊"}, {U'参', U"參"},   {U'叁', U"叄"},
    {U'贰', U"貳"},   {U'陆', U"陸"},   {U'〇', U"○◯"}, {U'迟', U"遲"},   {U'记', U"記"},
    {U'则', U"則"},   {U'该', U"該"},   {U'评', U"評"}, {U'获', U"獲"},   {U'优', U"優"},
    {U'违', U"違"},   {U'严', U"嚴"},   {U'额', U"額"}, {U'质', U"質"},   {U'齐', U"齊"},
});

class FoldTable {
 public:
  FoldTable() {
    for (std::size_t i = 0; i < map_.size(); ++i) map_[i] = static_cast<char16_t>(i);
    for (char16_t c = 0xFF01; c <= 0xFF5E; ++c) map_[c] = static_cast<char16_t>(c - 0xFEE0);
    for (const char32_t c : kInvisible) map_[c] = 0;
    Add(kSigns);
    Add(kCharacters);
  }

  char32_t operator[](char32_t c) const { return c < map_.size() ? map_[c] : c; }

 private:
  template <typename Table>
  void Add(const Table& table) {
    for (const Fold& fold : table) {
      for (const char32_t c : fold.from) map_[c] = static_cast<char16_t>(fold.to);
    }
  }

  std::array<char16_t, 0x10000> map_{};
};

const FoldTable& Table() {
  static const FoldTable* const table = new FoldTable();
  return *table;
}

}  // namespace

FoldedText::FoldedText(std::string_view text)
    : source_size_(static_cast<std::uint32_t>(text.size())) {
  if (text.size() > kInline) {
    long_symbols_ = MakeUniqueForOverwrite<char32_t[]>(text.size());
    long_spans_ = MakeUniqueForOverwrite<Place[]>(text.size());
    symbols_ = long_symbols_.get();
    spans_ = long_spans_.get();
  }
  const FoldTable& table = Table();
  std::size_t position = 0;
  while (position < text.size()) {
    const utf8::CodePoint point = utf8::Decode(text, position);
    if (point.length == 0 || point.value == 0) {
      bad_byte_ = position;
      return;
    }
    const char32_t symbol = table[point.value];
    if (symbol != 0) {
      symbols_[size_] = symbol;
      spans_[size_] = {static_cast<std::uint32_t>(position),
                       static_cast<std::uint32_t>(position + point.length)};
      ++size_;
    }
    position += point.length;
  }
}

TextSpan FoldedText::span(std::size_t begin, std::size_t end) const {
  if (begin < end) return {spans_[begin].begin, spans_[end - 1].end};
  const std::uint32_t position = begin < size_ ? spans_[begin].begin : source_size_;
  return {position, position};
}

void AppendUtf8(char32_t c, std::string* out) {
  const auto byte = [out](char32_t value) { out->push_back(static_cast<char>(value)); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | (c >> 6));
    byte(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    byte(0xE0 | (c >> 12));
    byte(0x80 | ((c >> 6) & 0x3F));
    byte(0x80 | (c & 0x3F));
  } else {
    byte(0xF0 | (c >> 18));
    byte(0x80 | ((c >> 12) & 0x3F));
    byte(0x80 | ((c >> 6) & 0x3F));
    byte(0x80 | (c & 0x3F));
  }
}

std::string ToUtf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t c : text) AppendUtf8(c, &out);
  return out;
}

}  // namespace jixiao
