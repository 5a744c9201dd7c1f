/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-rich-clipboard.h"

#include "app/author/exam-rich-blocks.h"

/* From the clipboard and to it: rich text inside the program, plain text and pictures from elsewhere. */

typedef struct {
  ExamPasteFunc func;
  gpointer      user_data;
} Paste;

/**
 * exam_rich_clipboard_copy:
 * @clipboard: a clipboard
 * @buffer: a buffer; nothing happens when nothing is selected
 */
void
exam_rich_clipboard_copy (GdkClipboard   *clipboard,
                          ExamRichBuffer *buffer)
{
  GtkTextIter start, end;
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (ExamText) text = NULL;
  g_autofree char *slice = NULL;
  g_autoptr (GString) plain = NULL;
  GdkContentProvider *providers[2];
  g_autoptr (GdkContentProvider) provider = NULL;

  if (!gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (buffer), &start, &end))
    return;

  slice = gtk_text_iter_get_slice (&start, &end);
  plain = g_string_new (slice);
  g_string_replace (plain, EXAM_INLINE_BREAK, "\n", 0);

  blocks = exam_rich_buffer_dup_blocks (buffer, &start, &end);
  text = exam_rich_blocks_to_text (blocks, NULL);
  if (text == NULL)
    {
      gdk_clipboard_set_text (clipboard, plain->str);
      return;
    }

  providers[0] = gdk_content_provider_new_typed (EXAM_TYPE_TEXT, text);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, plain->str);
  provider = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (clipboard, provider);
}

/**
 * exam_rich_clipboard_find_image:
 * @value: what was pasted or dropped
 *
 * Returns: (transfer full) (nullable): a #GFile or a #GdkTexture; of several files the first
 */
GObject *
exam_rich_clipboard_find_image (const GValue *value)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE) || G_VALUE_HOLDS (value, G_TYPE_FILE))
    return g_value_dup_object (value);

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

      return files != NULL ? g_object_ref (files->data) : NULL;
    }

  return NULL;
}

static GPtrArray *
find_blocks (const GValue *value)
{
  g_autoptr (GPtrArray) blocks = NULL;

  if (G_VALUE_HOLDS (value, EXAM_TYPE_TEXT))
    blocks = exam_rich_blocks_new_normal (g_value_get_boxed (value));
  else if (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL)
    blocks = exam_rich_blocks_new_from_plain (g_value_get_string (value));

  return blocks != NULL && blocks->len > 0 ? g_steal_pointer (&blocks) : NULL;
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autofree Paste *paste = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (object), result, &error);
  g_autoptr (GObject) image = value != NULL ? exam_rich_clipboard_find_image (value) : NULL;
  g_autoptr (GPtrArray) blocks = value != NULL ? find_blocks (value) : NULL;

  paste->func (blocks, image, error, paste->user_data);
}

/**
 * exam_rich_clipboard_paste:
 * @clipboard: a clipboard
 * @func: called once, later
 * @user_data: for @func
 *
 * Reads the best there is: rich text of ours, files, text, a picture. Programs that copy text often offer a picture of
 * it as well; who copies a file in a file manager also gets its name as text.
 */
void
exam_rich_clipboard_paste (GdkClipboard *clipboard,
                           ExamPasteFunc func,
                           gpointer      user_data)
{
  const GType types[] = { EXAM_TYPE_TEXT, GDK_TYPE_FILE_LIST, G_TYPE_FILE, G_TYPE_STRING, GDK_TYPE_TEXTURE };
  g_autoptr (GdkContentFormats) formats =
    gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));
  Paste *paste;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (!gdk_content_formats_contain_gtype (formats, types[i]))
        continue;

      paste = g_new (Paste, 1);
      *paste = (Paste) { func, user_data };
      gdk_clipboard_read_value_async (clipboard, types[i], G_PRIORITY_DEFAULT, NULL, read_cb, paste);
      return;
    }

  func (NULL, NULL, NULL, user_data);
}
