// Context-free features of a line of a page: newsclean/line_model/features.py, line by line.
#pragma once
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "python.hpp"

namespace kernel {

constexpr int SPACE = 0, LOWER = 1, UPPER = 2, CJK = 4, DIGIT = 5, STOP = 6;
constexpr int CLASSES = 22, KINDS = 8, COUNTED = 6, FEATURES = 4 + COUNTED + CLASSES + KINDS + 1;
constexpr Py_ssize_t HEAD = 70, TAIL = 50;
constexpr uint8_t SIZE_CLASS[] = {0, 0, 0, 0, 2, 2, 2, 2, 4};  // of a word by its length

struct Tables {
    std::vector<uint8_t> classes, kinds;
    std::vector<float> words;
    std::vector<uint16_t> word_ids;

    int class_of(Py_UCS4 c) const { return classes[c < 0x10000 ? c : 0xffff]; }
    float weight_of(uint32_t hash) const { return words.at(word_ids.at((hash ^ (hash >> 16)) & 0xffff)); }
};

struct LineNumbers {
    std::array<float, FEATURES> numbers;
    std::array<int, 3> edges;  // classes of the first, the last and the last but one character
    float lexical;             // mean weight of the words and word pairs
};

class LineReader {
   public:
    explicit LineReader(const Tables& tables) : tables_(tables) {}

    LineNumbers read(const Text& line) {
        clip(line);
        std::array<float, CLASSES> characters{};
        std::array<int, 2 * CLASSES> counts{};  // by turns, so that no sum waits for the one before
        std::array<float, KINDS> words{};
        float stops = 0;
        const size_t size = points_.size() - 1;  // without the line's end
        for (size_t at = 0; at <= size; ++at) ++counts[2 * classes_[at] + at % 2];
        for (size_t sign = 0; sign < CLASSES; ++sign)
            characters[sign] = static_cast<float>(counts[2 * sign] + counts[2 * sign + 1]);
        for (size_t at = 0; at < size; ++at)
            stops += classes_[at] >= STOP && classes_[at] < STOP + 2 && classes_[at + 1] == SPACE;
        LineNumbers out;
        out.lexical = read_words(words);
        fill(out.numbers, static_cast<double>(line.size()), static_cast<double>(size), characters, words, stops);
        out.edges = {classes_.at(0), classes_.at(size - 1), classes_.at(size > 1 ? size - 2 : 0)};
        return out;
    }

   private:
    void clip(const Text& line) {
        if (line.size() == 0) throw std::invalid_argument("an empty line has no features");
        line.with_points([this](const auto* points, Py_ssize_t size) {
            const bool whole = size <= HEAD + TAIL;
            const Py_ssize_t head = whole ? size : HEAD, tail = whole ? size : size - TAIL;
            points_.assign(points, points + head);
            points_.insert(points_.end(), points + tail, points + size);
        });
        points_.push_back('\n');
        classes_.resize(points_.size());
        for (size_t at = 0; at < points_.size(); ++at)
            classes_[at] = static_cast<uint8_t>(tables_.class_of(points_[at]));
    }

    // Counts the words by kind; their mean weight, each also with its successor.
    float read_words(std::array<float, KINDS>& kinds) {
        double total = 0;
        size_t count = 0;
        uint32_t before = 0;
        for (size_t at = 0; at < points_.size();) {
            if (!in_word(at)) {
                ++at;
                continue;
            }
            const size_t start = at;
            uint32_t word = 0;
            for (; in_word(at); ++at) word += mixed(points_[at]);  // the line's end is in no word
            word += mixed(points_[start]) * 7;
            if (count++ > 0) total += tables_.weight_of(before) + tables_.weight_of(before + word * 31);
            before = word;
            const int shape = SIZE_CLASS[std::min<size_t>(at - start, 8)] + classes_[start] * 6 +
                              (classes_[start + 1] == UPPER);
            kinds.at(tables_.kinds.at(static_cast<size_t>(shape))) += 1;
        }
        if (count > 0) total += tables_.weight_of(before) + tables_.weight_of(before);
        return static_cast<float>(total / (static_cast<double>(count) + 3));
    }

    bool in_word(size_t at) const { return classes_[at] >= LOWER && classes_[at] <= DIGIT; }

    static uint32_t mixed(Py_UCS4 point) {
        uint32_t value = (point | 32U) * 2654435761U;
        value ^= value >> 15;
        return value * 2246822519U;
    }

    static void fill(std::array<float, FEATURES>& out, double full, double size,
                     const std::array<float, CLASSES>& characters, const std::array<float, KINDS>& words, float stops) {
        float total = 0;
        for (const float count : words) total += count;
        const double wide = std::max(characters[CJK] / 2 - words[6], 0.0F);
        const double length = (total + wide) * (full / size);
        size_t at = 0;
        out[at++] = static_cast<float>(std::log1p(full));
        out[at++] = static_cast<float>(std::log1p(length));
        out[at++] = static_cast<float>(std::min(length, 60.0));
        out[at++] = total == 0;
        for (int sign = 0; sign < COUNTED; ++sign) out[at++] = std::min(characters[STOP + sign], 4.0F);
        for (const float count : characters) out[at++] = std::sqrt(static_cast<float>(count / (size + 1)));
        for (const float count : words) out[at++] = count / std::max(total, 1.0F);
        out[at++] = std::min(stops, 4.0F);
    }

    const Tables& tables_;
    std::vector<Py_UCS4> points_;
    std::vector<uint8_t> classes_;
};

}  // namespace kernel
