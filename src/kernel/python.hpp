// The border to Python: owned references, texts as code points, arguments, and errors as exceptions.
#pragma once
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <stdexcept>
#include <utility>

namespace kernel {

struct PythonError {};  // thrown where a Python exception is set

inline PyObject* must(PyObject* object) {
    if (object == nullptr) throw PythonError();
    return object;
}

inline void must(int status) {
    if (status < 0) throw PythonError();
}

// An owned reference.
class Ref {
   public:
    Ref() = default;
    explicit Ref(PyObject* owned) : object_(must(owned)) {}
    Ref(Ref&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
    Ref& operator=(Ref&& other) noexcept {
        std::swap(object_, other.object_);
        return *this;
    }
    Ref(const Ref&) = delete;
    Ref& operator=(const Ref&) = delete;
    ~Ref() { Py_XDECREF(object_); }
    static Ref borrowed(PyObject* object) { return Ref(Py_NewRef(must(object))); }
    PyObject* get() const { return object_; }
    PyObject* release() { return std::exchange(object_, nullptr); }
    explicit operator bool() const { return object_ != nullptr; }

   private:
    PyObject* object_ = nullptr;
};

// The code points of a str, which must outlive it.
class Text {
   public:
    explicit Text(PyObject* text) {
        if (!PyUnicode_Check(text)) {
            PyErr_Format(PyExc_TypeError, "a str is needed, not %.80s", Py_TYPE(text)->tp_name);
            throw PythonError();
        }
#if PY_VERSION_HEX < 0x030C0000
        must(PyUnicode_READY(text));
#endif
        object_ = text;
        kind_ = static_cast<int>(PyUnicode_KIND(text));
        data_ = PyUnicode_DATA(text);
        size_ = PyUnicode_GET_LENGTH(text);
        ascii_ = PyUnicode_IS_ASCII(text);
    }
    Py_UCS4 operator[](Py_ssize_t at) const {
        if (static_cast<size_t>(at) >= static_cast<size_t>(size_)) throw std::out_of_range("offset outside of a text");
        return PyUnicode_READ(kind_, data_, at);
    }
    // Calls `use(points, size)` with an array of the text's own width, for loops over all of it.
    template <typename Use>
    auto with_points(Use&& use) const {
        if (kind_ == PyUnicode_1BYTE_KIND) return use(static_cast<const Py_UCS1*>(data_), size_);
        if (kind_ == PyUnicode_2BYTE_KIND) return use(static_cast<const Py_UCS2*>(data_), size_);
        return use(static_cast<const Py_UCS4*>(data_), size_);
    }
    Py_ssize_t size() const { return size_; }
    bool ascii() const { return ascii_; }
    PyObject* object() const { return object_; }
    Py_UCS4 last() const { return (*this)[size_ - 1]; }
    Ref slice(Py_ssize_t start, Py_ssize_t end) const { return Ref(PyUnicode_Substring(object_, start, end)); }

   private:
    PyObject* object_;
    int kind_;
    const void* data_;
    Py_ssize_t size_;
    bool ascii_;
};

// A list or tuple whose items are read with their bounds checked each time.
class Items {
   public:
    explicit Items(PyObject* sequence) : fast_(PySequence_Fast(sequence, "a list or tuple is needed")) {}
    Py_ssize_t size() const { return PySequence_Fast_GET_SIZE(fast_.get()); }
    PyObject* operator[](Py_ssize_t at) const {
        if (static_cast<size_t>(at) >= static_cast<size_t>(size())) throw std::out_of_range("list index out of range");
        return PySequence_Fast_GET_ITEM(fast_.get(), at);
    }

   private:
    Ref fast_;
};

inline Py_ssize_t to_index(PyObject* number) {
    Py_ssize_t value = PyNumber_AsSsize_t(number, PyExc_OverflowError);
    if (value == -1 && PyErr_Occurred()) throw PythonError();
    return value;
}

inline double to_double(PyObject* number) {
    double value = PyFloat_AsDouble(number);
    if (value == -1.0 && PyErr_Occurred()) throw PythonError();
    return value;
}

inline bool is_true(PyObject* object) {
    int value = PyObject_IsTrue(object);
    must(value);
    return value == 1;
}

inline void append(const Ref& list, Ref item) { must(PyList_Append(list.get(), item.get())); }

inline PyObject* boolean(bool value) { return Py_NewRef(value ? Py_True : Py_False); }

// The arguments of a call.
class Args {
   public:
    Args(PyObject* const* values, Py_ssize_t count) : values_(values), count_(count) {}
    PyObject* operator[](Py_ssize_t at) const {
        if (static_cast<size_t>(at) >= static_cast<size_t>(count_)) {
            PyErr_Format(PyExc_TypeError, "argument %zd is missing", at + 1);
            throw PythonError();
        }
        return values_[at];
    }
    Text text(Py_ssize_t at) const { return Text((*this)[at]); }

   private:
    PyObject* const* values_;
    Py_ssize_t count_;
};

// Runs a function of the kernel; C++ exceptions become Python's.
template <typename Function>
PyObject* guarded(Function&& function) noexcept {
    try {
        return function();
    } catch (const PythonError&) {
        return nullptr;
    } catch (const std::bad_alloc&) {
        return PyErr_NoMemory();
    } catch (const std::out_of_range& error) {
        PyErr_SetString(PyExc_IndexError, error.what());
    } catch (const std::exception& error) {
        PyErr_SetString(PyExc_ValueError, error.what());
    }
    return nullptr;
}

template <PyObject* (*Function)(const Args&)>
PyObject* entry(PyObject*, PyObject* const* values, Py_ssize_t count) {
    return guarded([=] { return Function(Args(values, count)); });
}

}  // namespace kernel
