// newsclean._kernel: the inner loops of cleaning. Each function has a twin in Python, which decides what is right.
//
// The plain C API of CPython: the kernel asks the interpreter itself what a letter or a space is, so it agrees with the
// twins on every version of Unicode, and the build needs no library. State lives in objects; there are no globals.
#include "edits.hpp"
#include "gaps.hpp"
#include "gate.hpp"
#include "headlines.hpp"
#include "holder.hpp"
#include "line_model.hpp"
#include "rules.hpp"
#include "titles.hpp"

namespace {

using namespace kernel;

#define FUNCTION(name, doc) \
    { #name, reinterpret_cast<PyCFunction>(reinterpret_cast<void*>(entry<name>)), METH_FASTCALL, doc }
#define METHOD(type, name, function, doc) \
    { name, reinterpret_cast<PyCFunction>(reinterpret_cast<void*>(Holder<type>::method<function>)), METH_FASTCALL, doc }

PyObject* bind(const Args& args);

PyMethodDef functions[] = {
    FUNCTION(split_lines, "The lines of a text that are not blank, stripped."),
    FUNCTION(line_spans, "Where these lines start and end, and their numbers."),
    FUNCTION(is_sentence, "Does a line end like a sentence?"),
    FUNCTION(is_paragraph, "Is a line running text?"),
    FUNCTION(is_bullet, "Does a line start with a bullet or a list number?"),
    FUNCTION(is_headline, "Could a line be a headline?"),
    FUNCTION(word_count, "The words of a line."),
    FUNCTION(paragraphs, "The numbers of the lines that are paragraphs."),
    FUNCTION(casefold, "str.casefold."),
    FUNCTION(letter_words, "The runs of letters, with an apostrophe between two of them."),
    FUNCTION(may_be_same_title, "May two lines be versions of one headline?"),
    FUNCTION(possible_repeats, "The numbers of the lines that may repeat a title."),
    FUNCTION(kept_blocks, "The blocks of which anything is left, and what."),
    FUNCTION(round_entries, "The ledger's entries of removals and gaps."),
    FUNCTION(settle_apart, "Edits that do not collide, in order; None if some do."),
    FUNCTION(edit_entries, "The entries of settled edits."),
    FUNCTION(entry_rows, "The rows of notes: removals, and rewrites."),
    FUNCTION(has_gap, "Is there white space that is to be one plain space?"),
    FUNCTION(gap_edits, "The edits that make it one."),
    FUNCTION(headline_points, "How much some lines look like the headline."),
    FUNCTION(bind, "The function of a name, with the module and the docstring of its twin."),
    {nullptr, nullptr, 0, nullptr},
};

// A function of the table above as another module's own, so that help, doctests and pickles find it there.
PyObject* bind(const Args& args) {
    const char* name = PyUnicode_AsUTF8(args[0]);
    const char* doc = name == nullptr ? nullptr : PyUnicode_AsUTF8(args[2]);
    if (doc == nullptr) throw PythonError();
    for (const PyMethodDef* known = functions; known->ml_name != nullptr; ++known) {
        if (std::strcmp(known->ml_name, name) != 0) continue;
        auto* copy = new PyMethodDef(*known);  // lives as long as the process, as the function may
        copy->ml_doc = strdup(doc);
        return PyCFunction_NewEx(copy, nullptr, args[1]);
    }
    throw std::invalid_argument("the kernel has no such function");
}

PyMethodDef finder_methods[] = {
    METHOD(RuleFinder, "find", find_rules, "The hits that are known, and the rules to try, of each line."),
    METHOD(RuleFinder, "candidates", rule_candidates, "The rules to try on a line."),
    {nullptr, nullptr, 0, nullptr},
};

PyMethodDef gate_methods[] = {
    METHOD(Gate, "finds", gate_finds, "Is there a character in a text that may need repair?"),
    {nullptr, nullptr, 0, nullptr},
};

PyMethodDef model_methods[] = {
    METHOD(LineModel, "scores", line_scores, "The log-odds that each line belongs to the body."),
    {nullptr, nullptr, 0, nullptr},
};

int fill(PyObject* module) {
    PyObject* done = guarded([module]() -> PyObject* {
        must(PyModule_AddIntConstant(module, "VERSION", 9));
        Holder<RuleFinder>::add_to(module, "newsclean._kernel.RuleFinder", finder_methods);
        Holder<Gate>::add_to(module, "newsclean._kernel.Gate", gate_methods);
        Holder<LineModel>::add_to(module, "newsclean._kernel.LineModel", model_methods);
        return Py_NewRef(Py_None);
    });
    Py_XDECREF(done);
    return done == nullptr ? -1 : 0;
}

PyModuleDef_Slot slots[] = {{Py_mod_exec, reinterpret_cast<void*>(fill)}, {0, nullptr}};

PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "newsclean._kernel", "The inner loops of cleaning, compiled.", 0, functions, slots,
    nullptr, nullptr, nullptr};

}  // namespace

PyMODINIT_FUNC PyInit__kernel() { return PyModuleDef_Init(&definition); }
