// The line classifier: newsclean/line_model/network.py without numpy, float32 throughout.
#pragma once
#include <algorithm>
#include <cstring>

#include "line_features.hpp"

namespace kernel {

constexpr int WIDTH = 16, BEFORE_WIDTH = 8, TAPS = 7, LAYERS = 2, EDGE_ROWS = 66;
using Row = std::array<float, WIDTH>;
using Rows = std::vector<Row>;

// Four at a time where the compiler can be told so: left to itself GCC takes columns together, three times as slow.
inline void add_scaled(Row& out, const Row& row, float by) {
#ifdef __GNUC__
    typedef float Four __attribute__((vector_size(16), aligned(4), may_alias));
    auto* to = reinterpret_cast<Four*>(out.data());
    const auto* from = reinterpret_cast<const Four*>(row.data());
    for (int part = 0; part < WIDTH / 4; ++part) to[part] += by * from[part];
#else
    for (int unit = 0; unit < WIDTH; ++unit) out[unit] += by * row[unit];
#endif
}

inline void rectify(Row& row) {
    for (float& unit : row) unit = std::max(unit, 0.0F);
}

class LineModel {
   public:
    // LineModel(arrays): the arrays of data/page.npz as bytes, by name.
    explicit LineModel(const Items& given) : arrays_(given[0]) {
        read(tables_.classes, "classes", 0x10000);
        read(tables_.kinds, "kinds", 36);
        read(tables_.word_ids, "word_ids", 0x10000);
        read(tables_.words, "words", 0);
        const auto most = *std::max_element(tables_.word_ids.begin(), tables_.word_ids.end());
        const auto wrong = [](uint8_t c) { return c >= CLASSES; };
        if (most >= tables_.words.size() || std::any_of(tables_.classes.begin(), tables_.classes.end(), wrong))
            throw std::invalid_argument("the weights of the line model do not fit together");
        rows(numbers_, "numbers", FEATURES);
        rows(edges_, "edges", EDGE_ROWS);
        rows(mix_line_, "mix_line", WIDTH);
        rows(mix_before_, "mix_before", BEFORE_WIDTH);
        rows(mix_page_, "mix_page", 2 * WIDTH + 1);
        rows(kernels_, "kernels", LAYERS * TAPS * WIDTH);
        rows(kernel_bias_, "kernel_bias", LAYERS);
        for (const char* name : {"bias", "marked", "repeated", "lexical", "mix_bias", "out"}) rows(single_, name, 1);
        read(out_bias_, "out_bias", 1);
        read(taps_, "taps", LAYERS * TAPS);
        read(edge_rows_, "edge_rows", 3);
        arrays_ = nullptr;  // borrowed for this call
    }

    // scores(lines, marked, more): the log-odds of each line; `marked` is a list of bools or None, `more` what else the
    // first layer is given, as bytes of WIDTH numbers a line, or None.
    PyObject* scores(const Args& args) const {
        const Items lines(args[0]);
        Rows x = first_layer(lines);
        if (args[1] != Py_None) {
            const Items marked(args[1]);
            for (Py_ssize_t at = 0; at < lines.size(); ++at)
                if (is_true(marked[at])) add_scaled(x.at(static_cast<size_t>(at)), single_.at(MARKED), 1);
        }
        if (args[2] != Py_None) add_bytes(x, args[2]);
        for (Row& row : x) rectify(row);
        mix(x);
        for (int layer = 0; layer < LAYERS; ++layer) look_around(x, layer);
        Ref out(PyList_New(0));
        for (const Row& row : x) {
            float score = out_bias_[0];
            for (int unit = 0; unit < WIDTH; ++unit) score += row[unit] * single_[OUT][unit];
            append(out, Ref(PyFloat_FromDouble(score)));
        }
        return out.release();
    }

   private:
    enum { BIAS, MARKED, REPEATED, LEXICAL, MIX_BIAS, OUT };

    static void add_bytes(Rows& x, PyObject* bytes) {
        if (!PyBytes_Check(bytes) || static_cast<size_t>(PyBytes_GET_SIZE(bytes)) != x.size() * sizeof(Row))
            throw std::invalid_argument("the numbers of lines have the wrong size");
        Row more;
        for (size_t at = 0; at < x.size(); ++at) {
            std::memcpy(&more, PyBytes_AS_STRING(bytes) + at * sizeof(Row), sizeof(Row));
            add_scaled(x[at], more, 1);
        }
    }

    template <typename Number>
    void read(std::vector<Number>& out, const char* name, size_t count) {
        PyObject* bytes = PyDict_Check(arrays_) ? PyDict_GetItemString(arrays_, name) : nullptr;
        if (bytes == nullptr || !PyBytes_Check(bytes)) throw std::invalid_argument("a weight is missing");
        const size_t size = static_cast<size_t>(PyBytes_GET_SIZE(bytes));
        if (size == 0 || size % sizeof(Number) || (count && size != count * sizeof(Number)))
            throw std::invalid_argument("a weight has the wrong size");
        out.resize(size / sizeof(Number));
        std::memcpy(out.data(), PyBytes_AS_STRING(bytes), size);
    }

    void rows(Rows& out, const char* name, size_t count) {
        std::vector<float> flat;
        read(flat, name, count * WIDTH);
        for (size_t at = 0; at < count; ++at) {
            out.emplace_back();
            std::copy_n(flat.begin() + static_cast<std::ptrdiff_t>(at * WIDTH), WIDTH, out.back().begin());
        }
    }

    Rows first_layer(const Items& lines) const {
        LineReader reader(tables_);
        Rows x;
        const Ref counts(PyDict_New());
        for (Py_ssize_t at = 0; at < lines.size(); ++at) {
            const Text line(lines[at]);
            const LineNumbers seen = reader.read(line);
            Row row = single_[BIAS];
            for (size_t column = 0; column < FEATURES; ++column) add_scaled(row, numbers_[column], seen.numbers[column]);
            for (size_t edge = 0; edge < 3; ++edge)
                add_scaled(row, edges_.at(edge_rows_[edge] + static_cast<size_t>(seen.edges[edge])), 1);
            add_scaled(row, single_[LEXICAL], seen.lexical);
            x.push_back(row);
            mark_repeated(counts.get(), line.object(), at, x);
        }
        return x;
    }

    // `firsts`: for each text the line where it stood first, or True once that line is marked.
    void mark_repeated(PyObject* firsts, PyObject* line, Py_ssize_t at, Rows& x) const {
        PyObject* before = PyDict_GetItemWithError(firsts, line);
        if (before == nullptr) {
            if (PyErr_Occurred()) throw PythonError();
            const Ref place(PyLong_FromSsize_t(at));
            return must(PyDict_SetItem(firsts, line, place.get()));
        }
        add_scaled(x.back(), single_[REPEATED], 1);
        if (before == Py_True) return;
        add_scaled(x.at(static_cast<size_t>(to_index(before))), single_[REPEATED], 1);
        must(PyDict_SetItem(firsts, line, Py_True));
    }

    // Each line with the page's mean and maximum, its length, and the share of the page before the line.
    void mix(Rows& x) const {
        if (x.empty()) return;
        Row total{}, most = x.front(), page = single_[MIX_BIAS], above{};
        for (const Row& row : x) {
            add_scaled(total, row, 1);
            for (int unit = 0; unit < WIDTH; ++unit) most[unit] = std::max(most[unit], row[unit]);
        }
        const float count = static_cast<float>(x.size());
        for (int unit = 0; unit < WIDTH; ++unit) {
            add_scaled(page, mix_page_[unit], total[unit] / count);
            add_scaled(page, mix_page_[WIDTH + unit], most[unit]);
        }
        add_scaled(page, mix_page_[2 * WIDTH], std::log(count) / 5);
        for (Row& row : x) {
            Row mixed = page;
            for (int unit = 0; unit < WIDTH; ++unit) add_scaled(mixed, mix_line_[unit], row[unit]);
            for (int unit = 0; unit < BEFORE_WIDTH; ++unit) {
                above[unit] += row[unit];
                add_scaled(mixed, mix_before_[unit], (above[unit] - row[unit] * 0.5F) / (total[unit] + 1));
            }
            rectify(mixed);
            row = mixed;
        }
    }

    // The units of a row that are not zero, of which each other row asks.
    struct Active {
        explicit Active(const Row& row) {
            for (uint8_t unit = 0; unit < WIDTH; ++unit) {
                units[count] = unit;
                values[count] = row[unit];
                count += row[unit] != 0;
            }
        }
        std::array<uint8_t, WIDTH + 1> units{};
        std::array<float, WIDTH + 1> values{};
        size_t count = 0;
    };

    void look_around(Rows& x, int layer) const {
        const std::vector<Active> before(x.begin(), x.end());
        const auto count = static_cast<std::ptrdiff_t>(x.size());
        for (std::ptrdiff_t at = 0; at < count; ++at) {
            Row seen = kernel_bias_[layer];
            for (int tap = 0; tap < TAPS; ++tap) {
                const std::ptrdiff_t other = at + taps_[layer * TAPS + tap];
                if (other < 0 || other >= count) continue;
                const Active& row = before[other];
                const Row* kernels = &kernels_[(layer * TAPS + tap) * WIDTH];
                for (size_t of = 0; of < row.count; ++of) add_scaled(seen, kernels[row.units[of]], row.values[of]);
            }
            rectify(seen);
            add_scaled(x[at], seen, 1);
        }
    }

    PyObject* arrays_;
    Tables tables_;
    Rows numbers_, edges_, mix_line_, mix_before_, mix_page_, kernels_, kernel_bias_, single_;
    std::vector<float> out_bias_;
    std::vector<int8_t> taps_;
    std::vector<uint8_t> edge_rows_;
};

inline PyObject* line_scores(LineModel& model, const Args& args) { return model.scores(args); }

}  // namespace kernel
