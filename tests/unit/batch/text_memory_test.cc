#include "batch/text_memory.h"

#include <gtest/gtest.h>

#include <string>

namespace jixiao::batch {
namespace {

/// A text that keeps its own padding.
class Text {
 public:
  explicit Text(const std::string& text) : bytes_(text + std::string(kTextPadding, '#')) {
    text_ = {bytes_.data(), text.size()};
  }
  Text(const Text&) = delete;
  Text& operator=(const Text&) = delete;
  TextKey Key(std::size_t variant = 0) const { return TextKey(text_, variant); }
  PaddedText text() const { return text_; }

 private:
  std::string bytes_;
  PaddedText text_;
};

TEST(TextMemory, FindsShortAndLongTextsAgain) {
  TextMemory<int> memory;
  for (int i = 0; i < 3000; ++i) {
    const Text text(std::string(static_cast<std::size_t>(i % 90), 'x') + std::to_string(i));
    EXPECT_EQ(memory.Find(text.Key()), nullptr);
    ASSERT_TRUE(memory.Add(text.Key(), i));
  }
  for (int i = 0; i < 3000; ++i) {
    const Text text(std::string(static_cast<std::size_t>(i % 90), 'x') + std::to_string(i));
    const int* const found = memory.Find(text.Key());
    ASSERT_NE(found, nullptr) << i;
    EXPECT_EQ(*found, i);
  }
}

TEST(TextMemory, TextsOfDifferentVariantsAreDifferent) {
  TextMemory<int> memory;
  for (const std::string& word : {std::string("90%"), std::string(80, 'y')}) {
    const Text text(word);
    ASSERT_TRUE(memory.Add(text.Key(0), 10));
    ASSERT_TRUE(memory.Add(text.Key(1), 11));
    EXPECT_EQ(*memory.Find(text.Key(0)), 10);
    EXPECT_EQ(*memory.Find(text.Key(1)), 11);
    EXPECT_EQ(memory.Find(text.Key(2)), nullptr);
  }
}

TEST(TextMemory, ZeroBytesCount) {
  TextMemory<int> memory;
  ASSERT_TRUE(memory.Add(Text(std::string("a\0", 2)).Key(), 2));
  EXPECT_EQ(memory.Find(Text("a").Key()), nullptr);
}

TEST(TextMemory, SaysThatItIsFullAndForgets) {
  TextMemory<int> memory;
  int added = 0;
  for (int i = 0; i < 40'000; ++i) {
    added += static_cast<int>(memory.Add(Text(std::to_string(i)).Key(), i));
  }
  EXPECT_TRUE(memory.full());
  EXPECT_LT(added, 20'000);
  EXPECT_GT(added, 10'000);
  memory.Forget();
  EXPECT_FALSE(memory.full());
  EXPECT_EQ(memory.Find(Text("0").Key()), nullptr);
  EXPECT_TRUE(memory.Add(Text("0").Key(), 7));
  EXPECT_EQ(*memory.Find(Text("0").Key()), 7);
}

TEST(TextMemory, RemembersWhatWasRead) {
  TextMemory<int> memory;
  int reads = 0;
  const auto read = [&] { return ++reads; };
  const Text text("完成率");
  EXPECT_EQ(Remember(text.text(), 0, &memory, read), 1);
  EXPECT_EQ(Remember(text.text(), 0, &memory, read), 1);
  EXPECT_EQ(Remember(text.text(), 1, &memory, read), 2);
  // What is too long is read each time.
  const Text longer(std::string(TextKey::kLongest + 1, 'z'));
  EXPECT_EQ(Remember(longer.text(), 0, &memory, read), 3);
  EXPECT_EQ(Remember(longer.text(), 0, &memory, read), 4);
}

}  // namespace
}  // namespace jixiao::batch
