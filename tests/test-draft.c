/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "author/exam-bank-document.h"
#include "bank/exam-error.h"
#include "test-support.h"

typedef struct {
  char *folder;
  char *drafts;
  char *path;
} Fixture;

static const char BASE[] = "<bank>\r\n  <!-- \303\244 -->\r\n</bank>\r\n";

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->folder = test_make_folder ();
  self->drafts = g_build_filename (self->folder, "drafts", NULL);
  self->path = g_build_filename (self->folder, "a bank\nof two lines.xml", NULL);
  g_assert_true (g_file_set_contents (self->path, BASE, -1, NULL));
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->drafts);
  g_free (self->path);
}

static ExamBankDocument *
open_document (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  ExamBankDocument *document = exam_bank_document_open (self->path, self->drafts, &error);

  g_assert_no_error (error);
  return document;
}

static void
type (ExamBankDocument *document,
      const char       *text)
{
  exam_manuscript_splice (exam_bank_document_get_manuscript (document), 8, 0, text, -1);
}

/* As the window does, where a thread writes. */
static gboolean
save_to (ExamBankDocument *document,
         const char       *path,
         GError          **error)
{
  g_autoptr (GBytes) text = exam_bank_document_dup_text (document);
  gboolean same = g_strcmp0 (path, exam_bank_document_get_path (document)) == 0;

  if (!exam_bank_document_write (path, text, same ? exam_bank_document_get_base (document) : NULL, error))
    return FALSE;
  exam_bank_document_take_saved (document, path, text);
  return TRUE;
}

static gboolean
save (ExamBankDocument *document,
      GError          **error)
{
  return save_to (document, exam_bank_document_get_path (document), error);
}

static char *
dup_text (ExamBankDocument *document)
{
  return g_strdup (exam_manuscript_get_text (exam_bank_document_get_manuscript (document), NULL));
}

static void
assert_file (const char *path,
             const char *expected)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
}

static guint
count_left (Fixture *self)
{
  g_autoptr (GPtrArray) drafts = exam_draft_list_left (self->drafts);

  return drafts->len;
}

/* Work of a program that is gone is there, all of it, and one undo leads back to the file. */
static void
test_recover (Fixture      *self,
              gconstpointer data)
{
  g_autofree char *written = NULL, *recovered = NULL, *undone = NULL;
  ExamBankDocument *document = open_document (self);
  g_autoptr (GPtrArray) drafts = NULL;
  ExamLeftDraft *draft;

  type (document, "one ");
  type (document, "two \342\202\254 ");
  exam_manuscript_splice (exam_bank_document_get_manuscript (document), 0, 6, "", 0);
  written = dup_text (document);
  g_assert_null (exam_draft_get_failure (exam_bank_document_get_draft (document)));

  /* While it is open here, nobody else is offered it. */
  g_assert_cmpuint (count_left (self), ==, 0);
  g_object_unref (document);

  drafts = exam_draft_list_left (self->drafts);
  g_assert_cmpuint (drafts->len, ==, 1);
  draft = g_ptr_array_index (drafts, 0);
  g_assert_cmpstr (draft->path, ==, self->path);
  g_assert_false (draft->damaged);
  g_assert_cmpint (draft->modified_at, >, 0);

  document = exam_bank_document_recover (draft, self->drafts);
  recovered = dup_text (document);
  g_assert_cmpstr (recovered, ==, written);
  g_assert_true (exam_manuscript_is_modified (exam_bank_document_get_manuscript (document)));
  g_assert_false (g_file_test (draft->file, G_FILE_TEST_EXISTS));
  assert_file (self->path, BASE);

  exam_manuscript_undo (exam_bank_document_get_manuscript (document));
  undone = dup_text (document);
  g_assert_cmpstr (undone, ==, BASE);
  g_object_unref (document);
  g_assert_cmpuint (count_left (self), ==, 0);
}

static void
test_no_draft (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (ExamBankDocument) document = open_document (self);

  g_assert_false (g_file_test (self->drafts, G_FILE_TEST_EXISTS));
  type (document, "x");
  exam_manuscript_undo (exam_bank_document_get_manuscript (document));
  g_clear_object (&document);
  g_assert_cmpuint (count_left (self), ==, 0);

  document = open_document (self);
  type (document, "x");
  exam_draft_discard (exam_bank_document_get_draft (document));
  g_clear_object (&document);
  g_assert_cmpuint (count_left (self), ==, 0);
}

static void
test_save (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (ExamBankDocument) document = open_document (self);
  g_autofree char *backup = g_strconcat (self->path, "~", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  /* Nothing was written: the same bytes. */
  g_assert_true (save (document, &error));
  assert_file (self->path, BASE);

  type (document, "new ");
  text = dup_text (document);
  g_assert_true (save (document, &error));
  assert_file (self->path, text);
  assert_file (backup, BASE);
  g_assert_false (exam_manuscript_is_modified (exam_bank_document_get_manuscript (document)));
  g_clear_object (&document);
  g_assert_cmpuint (count_left (self), ==, 0);
}

/* What was typed while a thread wrote is not in the file, and in the draft. */
static void
test_typed_meanwhile (Fixture      *self,
                      gconstpointer data)
{
  ExamBankDocument *document = open_document (self);
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *saved = NULL, *typed = NULL;
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (GError) error = NULL;

  type (document, "one ");
  saved = dup_text (document);
  text = exam_bank_document_dup_text (document);
  type (document, "two ");
  typed = dup_text (document);
  g_assert_true (exam_bank_document_write (self->path, text, exam_bank_document_get_base (document), &error));
  exam_bank_document_take_saved (document, self->path, text);
  g_assert_true (exam_manuscript_is_modified (exam_bank_document_get_manuscript (document)));
  assert_file (self->path, saved);
  g_object_unref (document);

  drafts = exam_draft_list_left (self->drafts);
  g_assert_cmpuint (drafts->len, ==, 1);
  expected = g_bytes_new (typed, strlen (typed));
  g_assert_true (g_bytes_equal (((ExamLeftDraft *) g_ptr_array_index (drafts, 0))->text, expected));
  g_assert_true (g_bytes_equal (((ExamLeftDraft *) g_ptr_array_index (drafts, 0))->base, text));
}

static void
test_save_as (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (ExamBankDocument) document = exam_bank_document_new (BASE, self->drafts);
  g_autofree char *other = g_build_filename (self->folder, "other.xml", NULL);
  g_autofree char *nowhere = g_build_filename (self->folder, "nowhere", "other.xml", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (exam_bank_document_get_path (document));
  type (document, "x");
  g_assert_false (save_to (document, nowhere, &error));
  g_assert_nonnull (error);
  g_assert_null (exam_bank_document_get_path (document));
  g_assert_true (exam_manuscript_is_modified (exam_bank_document_get_manuscript (document)));

  g_clear_error (&error);
  g_assert_true (save_to (document, other, &error));
  g_assert_cmpstr (exam_bank_document_get_path (document), ==, other);
  g_assert_false (exam_manuscript_is_modified (exam_bank_document_get_manuscript (document)));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_changed_underneath (Fixture      *self,
                         gconstpointer data)
{
  g_autoptr (ExamBankDocument) document = open_document (self);
  g_autofree char *backup = g_strconcat (self->path, "~", NULL);
  g_autofree char *text = NULL, *mine = NULL;
  g_autoptr (GError) error = NULL;
  guint n_asked = 0, n_reloaded = 0;

  g_signal_connect_swapped (document, "file-changed", G_CALLBACK (count_cb), &n_asked);
  g_signal_connect_swapped (document, "reloaded", G_CALLBACK (count_cb), &n_reloaded);

  /* Nothing unsaved: what is in the file is taken, and undo has what was there. */
  g_assert_true (g_file_set_contents (self->path, "theirs", -1, NULL));
  exam_bank_document_check_file (document);
  text = dup_text (document);
  g_assert_cmpstr (text, ==, "theirs");
  g_assert_cmpuint (n_reloaded, ==, 1);
  g_assert_cmpuint (n_asked, ==, 0);
  g_assert_false (exam_manuscript_is_modified (exam_bank_document_get_manuscript (document)));

  /* Something unsaved: it is asked, and saving refuses until it is clear. */
  exam_manuscript_splice (exam_bank_document_get_manuscript (document), 0, 0, "mine ", -1);
  g_assert_true (g_file_set_contents (self->path, "theirs again", -1, NULL));
  exam_bank_document_check_file (document);
  g_assert_cmpuint (n_asked, ==, 1);
  g_assert_false (save (document, &error));
  g_assert_error (error, EXAM_ERROR, EXAM_ERROR_CHANGED);
  assert_file (self->path, "theirs again");

  g_clear_error (&error);
  exam_bank_document_keep_mine (document);
  g_assert_true (save (document, &error));
  assert_file (self->path, "mine theirs");
  assert_file (backup, "theirs again");

  exam_manuscript_splice (exam_bank_document_get_manuscript (document), 0, 0, "lost? ", -1);
  mine = dup_text (document);
  g_assert_true (g_file_set_contents (self->path, "third", -1, NULL));
  g_assert_true (exam_bank_document_reload (document, &error));
  exam_manuscript_undo (exam_bank_document_get_manuscript (document));
  g_assert_cmpstr (exam_manuscript_get_text (exam_bank_document_get_manuscript (document), NULL), ==, mine);
}

/* The monitor sees it by itself. */
static void
test_watched (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (ExamBankDocument) document = open_document (self);
  guint n_reloaded = 0;

  g_signal_connect_swapped (document, "reloaded", G_CALLBACK (count_cb), &n_reloaded);
  g_assert_true (g_file_set_contents (self->path, "theirs", -1, NULL));
  while (n_reloaded == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (exam_manuscript_get_text (exam_bank_document_get_manuscript (document), NULL), ==, "theirs");
}

static void
test_refused (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (self->path, "\377\376<\0b\0", 6, NULL));
  g_assert_null (exam_bank_document_open (self->path, self->drafts, &error));
  g_assert_error (error, EXAM_ERROR, EXAM_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (self->path, "a\0b", 3, NULL));
  g_assert_null (exam_bank_document_open (self->path, self->drafts, &error));
  g_assert_error (error, EXAM_ERROR, EXAM_ERROR_INVALID);
}

/* A draft that breaks off anywhere gives what stands before the break; one that is damaged anywhere harms nothing. */
static void
test_damaged (Fixture      *self,
              gconstpointer data)
{
  g_autofree char *contents = NULL, *file = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  gsize length;
  guint n_read = 0;

  {
    g_autoptr (ExamBankDocument) document = open_document (self);

    for (guint i = 0; i < 5; i++)
      type (document, "edit 0 0 3\n\342\202\254");
  }
  {
    g_autoptr (GPtrArray) drafts = exam_draft_list_left (self->drafts);

    g_assert_cmpuint (drafts->len, ==, 1);
    file = g_strdup (((ExamLeftDraft *) g_ptr_array_index (drafts, 0))->file);
  }
  g_assert_true (g_file_get_contents (file, &contents, &length, NULL));

  for (gsize n = 0; n < length; n++)
    {
      g_autoptr (ExamLeftDraft) draft = NULL;

      g_assert_true (g_file_set_contents_full (file, contents, (gssize) n, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      draft = exam_left_draft_read (file, NULL);
      n_read += draft != NULL;
      if (draft != NULL)
        {
          g_assert_true (g_utf8_validate_len (g_bytes_get_data (draft->text, NULL), g_bytes_get_size (draft->text), NULL));
          g_assert_cmpuint (g_bytes_get_size (draft->base), ==, strlen (BASE));
        }
    }
  g_assert_cmpuint (n_read, >, 0);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *broken = g_memdup2 (contents, length);
      g_autoptr (ExamLeftDraft) draft = NULL;

      for (guint j = 0; j < 3; j++)
        broken[g_rand_int_range (random, 0, (gint32) length)] = (char) g_rand_int_range (random, 0, 256);
      g_assert_true (g_file_set_contents_full (file, broken, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      draft = exam_left_draft_read (file, NULL);
      if (draft != NULL)
        g_assert_true (g_utf8_validate_len (g_bytes_get_data (draft->text, NULL), g_bytes_get_size (draft->text), NULL));
    }
}

/* Where no draft can be kept, it is said, and once it can all of it is there. */
static void
test_no_room (Fixture      *self,
              gconstpointer data)
{
  ExamBankDocument *document = open_document (self);
  ExamDraft *draft = exam_bank_document_get_draft (document);
  g_autofree char *written = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GBytes) expected = NULL;

  g_assert_true (g_file_set_contents (self->drafts, "in the way", -1, NULL));
  type (document, "one ");
  g_assert_nonnull (exam_draft_get_failure (draft));

  g_assert_cmpint (g_unlink (self->drafts), ==, 0);
  type (document, "two ");
  g_assert_null (exam_draft_get_failure (draft));
  written = dup_text (document);
  g_object_unref (document);

  drafts = exam_draft_list_left (self->drafts);
  g_assert_cmpuint (drafts->len, ==, 1);
  expected = g_bytes_new (written, strlen (written));
  g_assert_true (g_bytes_equal (((ExamLeftDraft *) g_ptr_array_index (drafts, 0))->text, expected));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/draft/recover", test_recover);
  ADD ("/draft/no-draft", test_no_draft);
  ADD ("/draft/damaged", test_damaged);
  ADD ("/draft/no-room", test_no_room);
  ADD ("/document/save", test_save);
  ADD ("/document/save-as", test_save_as);
  ADD ("/document/typed-meanwhile", test_typed_meanwhile);
  ADD ("/document/changed-underneath", test_changed_underneath);
  ADD ("/document/watched", test_watched);
  ADD ("/document/refused", test_refused);
#undef ADD

  return g_test_run ();
}
